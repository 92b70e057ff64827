package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.standin.Reply;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One family of the API fails while the other works, or fails before anything of it is known. */
class OutagesOfFamiliesTests extends Deliveries {

    private static final Recipient REFUSING = person(2, "phone", "+14155550101", "consent_to_phone", false);

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void aTenantThatDoesNotHandOutItsFieldsStopsSending(int status) {
        card();
        tenant.answersCalls(call -> call.path().endsWith("/custom-field-definitions")
                ? Optional.of(Reply.status(status))
                : Optional.empty());
        assertThat(deliverAny(person(1))).isEqualTo(new MergeAnswer.Forbidden(status));
    }

    @Test
    void anOutageIsSeenThoughTheFieldsWereNeverRead() {
        tenant.answersCalls(
                call -> call.family().equals("digital") ? Optional.of(Reply.status(503)) : Optional.empty());
        assertThat(deliver(person(1))).hasExactlyElementsOfTypes(Result.Unknown.class);
        assertThat(deliver(person(1))).hasExactlyElementsOfTypes(Result.Unknown.class);
        for (int i = 0; i < 3; i++) {
            assertThat(deliverAny(person(1)))
                    .isInstanceOfSatisfying(
                            MergeAnswer.Unavailable.class,
                            unavailable -> assertThat(unavailable.outage()).isTrue());
        }
        assertThat(tenant.calls()).hasSize(5);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(person(1))).hasExactlyElementsOfTypes(Result.Absent.class);
    }

    @Test
    void whatNeedsAFamilyThatIsDownWaitsAndTheOthersGoThrough() {
        card();
        tenant.answersCalls(call -> call.family().equals("admin") ? Optional.of(Reply.status(503)) : Optional.empty());
        List<Result> last = List.of();
        for (int i = 0; i < 5; i++) {
            last = deliver(person(1), REFUSING);
        }
        assertThat(last).hasExactlyElementsOfTypes(Result.Done.class, Result.Postponed.class);
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(person(1), REFUSING)).hasExactlyElementsOfTypes(Result.Done.class, Result.Absent.class);
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).containsExactly("14155550101");
    }

    @Test
    void aCallThatAloneFailsWhileItsFamilyAnswersIsItsOwnContacts() {
        tenant.answersCalls(call -> "14155550101".equals(call.query().get("phoneNumber"))
                ? Optional.of(Reply.status(500))
                : Optional.empty());
        Recipient other = person(3, "phone", "+14155550103", "consent_to_phone", false);
        for (int i = 0; i < 5; i++) {
            assertThat(deliver(REFUSING, other)).hasExactlyElementsOfTypes(Result.Unknown.class, Result.Absent.class);
        }
    }

    @Test
    void whatWasWrittenBeforeAllIsForbiddenMayBeHeldByCxone() {
        card();
        tenant.answersCalls(call -> call.family().equals("admin") ? Optional.of(Reply.status(403)) : Optional.empty());
        assertThat(deliverAny(REFUSING)).isEqualTo(new MergeAnswer.Forbidden(403, false));
        assertThat(deliverAny(person(1), REFUSING)).isEqualTo(new MergeAnswer.Forbidden(403, true));
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_email", "yes");
    }
}
