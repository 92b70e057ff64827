package dev.contactenricher.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.contactenricher.privacy.WishReader.WishList;
import dev.contactenricher.problem.Problem;
import dev.contactenricher.store.Ids;
import java.security.Principal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpEntity;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST /privacy/withdrawals}: one (GDPR, article 7(3)), a list as JSON, or a list as CSV. */
@RestController
@RequestMapping(path = "/privacy/withdrawals", produces = MediaType.APPLICATION_JSON_VALUE)
class WithdrawalController {

    private final PrivacyDesk desk;
    private final WishReader reader;
    private final WithdrawalService withdrawals;

    WithdrawalController(PrivacyDesk desk, WishReader reader, WithdrawalService withdrawals) {
        this.desk = desk;
        this.reader = reader;
        this.withdrawals = withdrawals;
    }

    /**
     * Either one withdrawal, or a list of such.
     *
     * @param channels at least one of {@code email}, {@code sms}, {@code phone}
     */
    record WithdrawalRequest(
            @Nullable String email,
            @Nullable String phone,
            @Nullable String country,
            @Nullable String externalCrmId,
            @Nullable String subject,
            @Nullable List<@Nullable String> channels,
            @Nullable List<@Nullable JsonNode> withdrawals) {

        SubjectRequest person() {
            return new SubjectRequest(email, phone, country, externalCrmId, subject);
        }

        boolean isOneToo() {
            return channels != null || !person().equals(new SubjectRequest(null, null, null, null, null));
        }

        @Override
        public String toString() {
            return "WithdrawalRequest[…]";
        }
    }

    /**
     * @param id of the receipt
     * @param remembered always
     * @param received withdrawals of a list, the unreadable ones included
     * @param stopped waiting contacts that will not be sent
     * @param inFlight contacts that were sent before, and may still arrive
     * @param matches persons that are known by these keys
     * @param corrections by destination
     * @param errors what could not be read of a list
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WithdrawalAnswer(
            String id,
            boolean remembered,
            @Nullable Integer received,
            int stopped,
            int inFlight,
            int matches,
            Map<String, Integer> corrections,
            @Nullable List<WishReader.Unreadable> errors) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    WithdrawalAnswer withdraw(@RequestBody WithdrawalRequest request, Principal caller) {
        List<@Nullable JsonNode> list = request.withdrawals();
        if (list == null) {
            return answer(desk.withdraw(request.person(), request.channels(), caller.getName()));
        }
        if (request.isOneToo()) {
            throw Problem.INVALID_REQUEST.because("Nothing stands beside withdrawals", "withdrawals");
        }
        return answer(reader.list(list), caller);
    }

    @PostMapping(consumes = "text/csv")
    WithdrawalAnswer withdraw(HttpEntity<byte[]> file, Principal caller) {
        MediaType type = file.getHeaders().getContentType();
        byte[] bytes = file.getBody();
        return answer(
                reader.file(bytes == null ? new byte[0] : bytes, type == null ? null : type.getCharset()), caller);
    }

    private static WithdrawalAnswer answer(PrivacyDesk.Withdrawn one) {
        return new WithdrawalAnswer(
                one.id(), true, null, one.stopped(), one.inFlight(), one.matches(), one.corrections(), null);
    }

    private WithdrawalAnswer answer(WishList list, Principal caller) {
        String receiptId = Ids.random();
        Obeyed obeyed = withdrawals.withdraw(receiptId, list.wishes(), caller.getName());
        return new WithdrawalAnswer(
                receiptId,
                true,
                list.received(),
                obeyed.done().stopped(),
                obeyed.done().inFlight(),
                obeyed.matches(),
                PrivacyDesk.corrections(obeyed),
                withFaults(obeyed.withoutPerson(), list.errors()));
    }

    private static List<WishReader.Unreadable> withFaults(
            List<Wish> withoutPerson, List<WishReader.Unreadable> errors) {
        if (withoutPerson.isEmpty()) {
            return errors;
        }
        Stream<WishReader.Unreadable> faults = withoutPerson.stream()
                .map(wish -> new WishReader.Unreadable(wish.index(), wish.line(), "subject", "subject_unknown"));
        return Stream.concat(errors.stream(), faults)
                .sorted(Comparator.comparingInt(WishReader.Unreadable::index))
                .toList();
    }
}
