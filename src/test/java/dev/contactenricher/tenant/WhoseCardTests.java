package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which of several cards is a person's: the one that was written before, whatever else is found, and none that is doubtful. */
class WhoseCardTests extends Deliveries {

    private static final String PHONE = "+14155550101";

    @Test
    void aRefusalThatNamesANumberReachesTheCardThatWasWrittenThoughTheNumberHasAnother() {
        tenant.cards().add("voice_1", "", "", PHONE);
        card();
        deliver(person(1, "phone", PHONE));
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_email", "yes");
        wasWritten("email_1");
        assertThat(deliver(correction("phone", PHONE))).allMatch(done());
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_email", "no");
        assertThat(tenant.cards().fields("voice_1")).isEmpty();
    }

    @Test
    void theCardThatWasWrittenStaysTheOneThoughAnotherInteractedSince() {
        card();
        wasWritten("email_1");
        tenant.cards().add("voice_1", "", "", PHONE);
        deliver(person(1, "phone", PHONE));
        deliver(new Recipient(
                "person-1", "job", 1, person(1, "phone", PHONE).content().without("email")));
        assertThat(tenant.cards().fields("email_1")).containsEntry("phone", PHONE);
        assertThat(tenant.cards().fields("voice_1")).isEmpty();
    }

    @Test
    void aRefusalWithoutANameReachesTheCardOfThePersonAndNotAnothersWithTheSameAddress() {
        tenant.cards().add("email_john", "John", "Smith", "1@example.com");
        tenant.cards().add("email_mary", "Mary", "Smith", "1@example.com");
        assertThat(deliver(person(1, "first_name", "John", "last_name", "Smith")))
                .allMatch(done());
        wasWritten("email_john");
        assertThat(deliver(correction("email", "1@example.com"))).allMatch(done());
        assertThat(tenant.cards().fields("email_john")).containsEntry("consent_email", "no");
        assertThat(tenant.cards().fields("email_mary")).isEmpty();
    }

    @Test
    void ofCardsThatContradictEachOtherNoneIsWrittenForSomebodyWithoutAName() {
        tenant.cards().add("email_john", "John", "Smith", "1@example.com");
        tenant.cards().add("email_mary", "Mary", "Smith", "1@example.com");
        assertThat(deliver(person(1))).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
        verify(reports).note(argThat(one -> one.index() == 1), argThat(choice -> choice.doubtful() == 2));
    }

    @Test
    void aCardOnWhichNothingIsDueIsRememberedToo() {
        card();
        deliver(person(1));
        clearInvocations(holders);
        int writes = tenant.writes().size();
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.writes()).hasSize(writes);
        verify(holders).keep(eq("person-1"), argThat(card -> card.id().equals("email_1")));
    }

    @Test
    void theCardThatStaysIsRememberedThoughTheOneBeforeBecamePartOfIt() {
        reach(MergeCards.ON);
        card();
        wasWritten("email_1");
        tenant.cards().add("voice_1", "", "", PHONE);
        assertThat(deliver(person(1, "phone", PHONE))).allMatch(done());
        assertThat(tenant.cards().ids()).containsExactly("voice_1");
        assertThat(tenant.cards().fields("voice_1")).containsEntry("consent_email", "yes");
        verify(holders).keep(eq("person-1"), argThat(card -> card.id().equals("voice_1")));
    }

    @Test
    void aCardThatNoKeyOfTheContactFindsIsWrittenButNotMerged() {
        reach(MergeCards.ON);
        card();
        wasWritten("email_1");
        tenant.cards().add("voice_1", "", "", PHONE).add("sms_1", "", "", PHONE);
        deliver(new Recipient(
                "person-1", "job", 1, person(1, "phone", PHONE).content().without("email")));
        assertThat(tenant.cards().ids()).containsExactly("sms_1", "voice_1", "email_1");
        assertThat(tenant.cards().fields("email_1")).containsEntry("phone", PHONE);
    }

    private void wasWritten(String card) {
        when(holders.cardOf("person-1")).thenReturn(Optional.of(card));
    }

    private static Recipient correction(String key, String value) {
        return new Recipient(
                "person-1",
                "",
                0,
                JsonNodeFactory.instance
                        .objectNode()
                        .put(key, value)
                        .put("consent_to_email", false)
                        .put("updated_at", "2026-04-01T00:00:00Z"));
    }
}
