package dev.contactenricher.privacy;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.records.Destination;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.DeletedRows;
import dev.contactenricher.store.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * What persons may ask for, of one person at a time: access, withdrawal and erasure (GDPR, articles 15, 7(3) and 17).
 */
@Component
public class PrivacyDesk {

    /** What else holds data, and must be asked separately. */
    private final SubjectReader subjects;

    private final WishReader wishes;
    private final AccessService accesses;
    private final WithdrawalService withdrawals;
    private final ErasureService erasures;
    private final Receipts receipts;
    private final DeletedRows deletedRows;

    PrivacyDesk(
            SubjectReader subjects,
            WishReader wishes,
            AccessService accesses,
            WithdrawalService withdrawals,
            ErasureService erasures,
            Receipts receipts,
            DeletedRows deletedRows) {
        this.subjects = subjects;
        this.wishes = wishes;
        this.accesses = accesses;
        this.withdrawals = withdrawals;
        this.erasures = erasures;
        this.receipts = receipts;
        this.deletedRows = deletedRows;
    }

    /**
     * @param id of the receipt
     * @param erased persons that were forgotten
     * @param inFlight contacts of theirs that were sent before, and may still arrive
     * @param elsewhere what must be asked separately
     */
    public record Erased(String id, int erased, int inFlight, List<String> elsewhere) {}

    /**
     * @param id of the receipt
     * @param stopped waiting contacts that will not be sent
     * @param inFlight contacts that were sent before, and may still arrive
     * @param matches persons that are known by these keys
     * @param corrections by destination
     */
    public record Withdrawn(String id, int stopped, int inFlight, int matches, Map<String, Integer> corrections) {}

    /**
     * What is held about the person; audited.
     *
     * @param actor a role
     * @throws ErrorResponseException 400 when there is no key, or one cannot be read surely
     */
    public Access access(SubjectRequest request, String actor) {
        return accesses.access(subjects.read(request), actor);
    }

    /**
     * How many persons an erasure or withdrawal by these keys would reach; changes and tells nothing.
     *
     * @throws ErrorResponseException 400 when there is no key, or one cannot be read surely
     */
    public int matches(SubjectRequest request) {
        return accesses.matches(subjects.read(request));
    }

    /**
     * @param channels at least one of {@code email}, {@code sms}, {@code phone}
     * @param actor a role
     * @throws ErrorResponseException 400 when something cannot be read surely, 404 when no person has the subject
     */
    public Withdrawn withdraw(SubjectRequest request, @Nullable List<@Nullable String> channels, String actor) {
        Wish wish = wishes.one(request, channels);
        String receiptId = Ids.random();
        Obeyed obeyed = withdrawals.withdraw(receiptId, List.of(wish), actor);
        if (!obeyed.withoutPerson().isEmpty()) {
            throw Problem.NOT_FOUND.because("Nobody has this subject", "subject");
        }
        return new Withdrawn(
                receiptId, obeyed.done().stopped(), obeyed.done().inFlight(), obeyed.matches(), corrections(obeyed));
    }

    /**
     * @param confirmed how many people the caller knows to be meant, if the caller says so
     * @param actor a role
     * @throws ErrorResponseException 400 when there is no key, or one cannot be read surely; 409 with {@code matches}
     * when
     *     several people share the key, and not so many were confirmed
     */
    public Erased erase(SubjectRequest request, @Nullable Integer confirmed, String actor) {
        Subject subject = subjects.read(request);
        String receiptId = Ids.random();
        ErasureService.Erasure erasure = Contention.repeat(() -> erasures.erase(receiptId, subject, confirmed, actor));
        return switch (erasure) {
            case ErasureService.Erasure.Unconfirmed unconfirmed -> throw shared(unconfirmed.matches());
            case ErasureService.Erasure.Done done -> {
                deletedRows.scrub();
                yield new Erased(receiptId, done.erased(), done.inFlight(), done.elsewhere());
            }
        };
    }

    /** What became of a wish, by the id of its receipt. */
    public Optional<Receipt> receipt(String id) {
        return receipts.find(id);
    }

    static Map<String, Integer> corrections(Obeyed obeyed) {
        Map<String, Integer> corrections = new TreeMap<>();
        for (Destination destination : Destination.values()) {
            corrections.put(destination.wireName(), obeyed.done().corrections(destination));
        }
        return corrections;
    }

    private static ErrorResponseException shared(int matches) {
        var problem = Problem.SHARED_KEY.because(
                "Several people have this key: name one by a key of one's own, or repeat with confirm and the number");
        problem.getBody().setProperty("matches", matches);
        return problem;
    }
}
