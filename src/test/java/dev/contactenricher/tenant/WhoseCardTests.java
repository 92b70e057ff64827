package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.util.List;
import java.util.Map;
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

    @Test
    void aRefusalThatKnowsTheCardByAnAddressAloneDoesNotReachThatOfAnotherName() {
        tenant.cards().add("email_john", "John", "Smith", "1@example.com");
        when(holders.isNamedOtherwise(eq("person-1"), argThat(card -> card.id().equals("email_john"))))
                .thenReturn(true);
        assertThat(deliver(correction("email", "1@example.com"))).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.writes()).isEmpty();
        verify(holders, never()).keep(any(), any());
    }

    @Test
    void aRefusalReachesTheCardThatWasWrittenThoughThePersonHasAnotherNameSince() {
        tenant.cards().add("email_mary", "Mary", "Smith", "1@example.com");
        wasWritten("email_mary");
        Recipient renamed = person(1, "first_name", "Mary", "last_name", "Jones", "consent_to_email", false);
        assertThat(deliver(renamed)).allMatch(Result.Absent.class::isInstance);
        assertThat(tenant.cards().fields("email_mary")).isEqualTo(Map.of("consent_email", "no"));
        verify(reports).note(any(), argThat(choice -> choice.doubtful() == 1));
    }

    @Test
    void aRefusalReachesEachCardThatWasWrittenForWhoTurnedOutToBeOnePersonAndNothingElseDoes() {
        card();
        tenant.cards().add("voice_1", "", "", PHONE);
        wasWritten("email_1", "voice_1");
        assertThat(deliver(person(1, "city", "Boston"))).allMatch(done());
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_email", "yes");
        assertThat(tenant.cards().fields("voice_1")).isEmpty();
        verify(reports).note(any(), argThat(choice -> choice.duplicates().size() == 1 && choice.doubtful() == 0));

        assertThat(deliver(correction("email", "1@example.com"))).allMatch(done());
        assertThat(tenant.cards().fields("email_1")).containsEntry("consent_email", "no");
        assertThat(tenant.cards().fields("voice_1")).isEqualTo(Map.of("consent_email", "no"));
    }

    @Test
    void aFormerCardThatCannotBeWrittenIsTriedAgain() {
        card();
        tenant.cards().add("voice_1", "", "", PHONE);
        wasWritten("email_1", "voice_1");
        tenant.answersCalls(call -> call.method().equals("PUT") && call.path().contains("voice_1")
                ? Optional.of(Reply.status(503))
                : Optional.empty());
        assertThat(deliver(correction("email", "1@example.com"))).noneMatch(done());
        tenant.answersCalls(call -> Optional.empty());
        assertThat(deliver(correction("email", "1@example.com"))).allMatch(done());
        assertThat(tenant.cards().fields("voice_1")).containsEntry("consent_email", "no");
    }

    @Test
    void aFormerCardThatIsGoneIsForgotten() {
        card();
        wasWritten("email_1", "voice_1");
        assertThat(deliver(correction("email", "1@example.com"))).allMatch(done());
        verify(holders).release("person-1", "voice_1");
        verify(holders, never()).release("person-1", "email_1");
    }

    private void wasWritten(String... cards) {
        when(holders.writtenFor("person-1")).thenReturn(List.of(cards));
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
