package dev.contactenricher.privacy;

import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.DeletedRows;
import dev.contactenricher.store.Ids;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /privacy}: erasure and access (GDPR, articles 17 and 15), and what became of a wish. */
@RestController
@RequestMapping("/privacy")
class PrivacyController {

    /** Who else holds data, and must be asked separately. */
    private static final List<String> ELSEWHERE =
            List.of(Destination.CXONE.wireName(), Destination.MARKETING.wireName());

    private final SubjectReader subjects;
    private final ErasureService erasures;
    private final AccessService accesses;
    private final Receipts receipts;
    private final DeletedRows deletedRows;

    PrivacyController(
            SubjectReader subjects,
            ErasureService erasures,
            AccessService accesses,
            Receipts receipts,
            DeletedRows deletedRows) {
        this.subjects = subjects;
        this.erasures = erasures;
        this.accesses = accesses;
        this.receipts = receipts;
        this.deletedRows = deletedRows;
    }

    /** @param confirm how many people the caller knows to share the key */
    record ErasureRequest(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String externalCrmId,
            @Nullable String subject,
            @Nullable Object confirm) {

        @Override
        public String toString() {
            return "ErasureRequest[…]";
        }
    }

    /**
     * @param id of the receipt
     * @param erased persons that were forgotten
     * @param inFlight contacts of theirs that were sent before, and may still arrive
     * @param elsewhere who must be asked separately
     */
    record ErasureAnswer(String id, int erased, int inFlight, List<String> elsewhere) {}

    @PostMapping("/erasures")
    ErasureAnswer erase(@RequestBody ErasureRequest request, Principal caller) {
        Subject subject = subjects.read(new SubjectRequest(
                request.email(), request.phone(), request.country(), request.externalCrmId(), request.subject()));
        Integer confirmed = confirmed(request.confirm());
        String receiptId = Ids.random();
        ErasureService.Erasure erasure =
                Contention.repeat(() -> erasures.erase(receiptId, subject, confirmed, caller.getName()));
        return switch (erasure) {
            case ErasureService.Erasure.Unconfirmed unconfirmed -> throw shared(unconfirmed.matches());
            case ErasureService.Erasure.Done done -> {
                deletedRows.scrub();
                yield new ErasureAnswer(receiptId, done.erased(), done.inFlight(), ELSEWHERE);
            }
        };
    }

    @PostMapping("/access")
    AccessService.Access access(@RequestBody SubjectRequest request, Principal caller) {
        return accesses.access(subjects.read(request), caller.getName());
    }

    @GetMapping("/requests/{id}")
    Receipt receipt(@PathVariable String id) {
        return receipts.find(id).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such privacy request"));
    }

    /** Text or a fraction is no count: what is to be confirmed must be said plainly. */
    private static @Nullable Integer confirmed(@Nullable Object confirm) {
        if (confirm == null || confirm instanceof Integer) {
            return (Integer) confirm;
        }
        throw Problem.INVALID_REQUEST.because("confirm must be a whole number", "confirm");
    }

    private static ErrorResponseException shared(int matches) {
        var problem = Problem.SHARED_KEY.because(
                "Several people have this key: name one by a key of one's own, or repeat with confirm and the number");
        problem.getBody().setProperty("matches", matches);
        return problem;
    }
}
