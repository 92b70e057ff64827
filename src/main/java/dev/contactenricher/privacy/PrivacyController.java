package dev.contactenricher.privacy;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Contention;
import dev.contactenricher.store.DeletedRows;
import dev.contactenricher.store.Ids;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /privacy}: what a person may ask for (GDPR, articles 7(3), 15 and 17). Either of e-mail and phone matches. */
@RestController
@RequestMapping("/privacy")
class PrivacyController {

    /** Who else holds data, and must be asked separately. */
    private static final List<String> ELSEWHERE = List.of("cxone", "marketing");

    private final SubjectReader subjects;
    private final PrivacyWishes wishes;
    private final DeletedRows deletedRows;

    PrivacyController(SubjectReader subjects, PrivacyWishes wishes, DeletedRows deletedRows) {
        this.subjects = subjects;
        this.wishes = wishes;
        this.deletedRows = deletedRows;
    }

    record SubjectRequest(@Nullable String email, @Nullable String phone) {

        @Override
        public String toString() {
            return "SubjectRequest[…]";
        }
    }

    /** @param channels at least one of {@code email}, {@code sms}, {@code phone} */
    record WithdrawalRequest(
            @Nullable String email,
            @Nullable String phone,
            @Nullable List<@Nullable String> channels) {

        @Override
        public String toString() {
            return "WithdrawalRequest[…]";
        }
    }

    /**
     * @param erased persons that were forgotten
     * @param inFlight contacts of theirs that were sent before, and may still arrive
     * @param elsewhere who must be asked separately
     */
    record ErasureAnswer(int erased, int inFlight, List<String> elsewhere) {}

    @PostMapping("/erasures")
    ErasureAnswer erase(@RequestBody SubjectRequest request, Principal caller) {
        Subject subject = subjects.read(request.email(), request.phone());
        String receiptId = Ids.random();
        PrivacyWishes.Erasure erasure = Contention.repeat(() -> wishes.erase(receiptId, subject, caller.getName()));
        deletedRows.scrub();
        return new ErasureAnswer(erasure.erased(), erasure.inFlight(), ELSEWHERE);
    }

    @PostMapping("/withdrawals")
    PrivacyWishes.Withdrawal withdraw(@RequestBody WithdrawalRequest request, Principal caller) {
        Subject subject = subjects.read(request.email(), request.phone());
        Set<Channel> channels = channels(request.channels());
        String receiptId = Ids.random();
        return Contention.repeat(() -> wishes.withdraw(receiptId, subject, channels, caller.getName()));
    }

    @PostMapping("/access")
    PrivacyWishes.Access access(@RequestBody SubjectRequest request, Principal caller) {
        return wishes.access(subjects.read(request.email(), request.phone()), caller.getName());
    }

    private static Set<Channel> channels(@Nullable List<@Nullable String> names) {
        if (names == null || names.isEmpty()) {
            throw Problem.INVALID_REQUEST.because(
                    "channels must name at least one of email, sms and phone", "channels");
        }
        return names.stream().map(PrivacyController::channel).collect(toUnmodifiableSet());
    }

    private static Channel channel(@Nullable String name) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.wireName().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> Problem.INVALID_REQUEST.because("A channel is one of email, sms and phone", "channels"));
    }
}
