package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.records.PrivacyEvent;
import org.junit.jupiter.api.Test;

/** A refusal in a contact that is rejected counts nevertheless. */
abstract class RejectedRefusalContract extends AdmissionRoom {

    // ---- refusals in contacts that are rejected for something else ----

    @Test
    void aRefusalCountsThoughItsContactIsRejected() {
        BatchAnswer first = take(contact(ANN, GERMAN + YES), contact(BOB, YES));
        BatchAnswer second = take(contact(ANN, GERMAN + NO_EMAIL + BROKEN), contact(BOB, NO_EMAIL + BROKEN));
        assertThat(outcomes(second)).containsOnly("rejected").hasSize(2);
        assertThat(second.results())
                .allSatisfy(result -> assertThat(result.errors())
                        .extracting(Finding::field, Finding::code)
                        .containsExactly(tuple("gdpr_consent_override", "boolean_expected")));
        assertThat(cxone.merge()).singleElement().satisfies(contact -> {
            assertThat(contact.path("email").asString()).isEqualTo("bob@example.com");
            refusesEmail(contact);
        });
        assertThat(job(first).states().withdrawn()).isEqualTo(1);
    }

    @Test
    void aRefusedChannelCountsThoughAnotherOneCannotBeRead() {
        take(contact(ANN, YES));
        take(contact(ANN, ", \"consent_to_email\": false, \"consent_to_sms\": \"maybe\""));
        assertThat(cxone.merge()).singleElement().satisfies(contact -> {
            refusesEmail(contact);
            assertThat(contact.path("consent_to_sms").asBoolean()).isTrue();
        });
    }

    /** Rejected before it is read as a whole: it says something twice, or is too large. */
    @Test
    void aRefusalCountsInAContactThatIsPassedOver() {
        take(contact(ANN, YES), contact(BOB, YES), contact(PHONE, YES));
        BatchAnswer answer = take(
                contact(ANN, NO_EMAIL + ", \"consent_to_email\": true"),
                contact(BOB, NO_EMAIL + ", \"notes\": [\"" + "x".repeat(1 << 20) + "\"]"),
                contact("\"x\": " + "[".repeat(70) + "]".repeat(70) + ", " + PHONE, NO_EMAIL));
        assertThat(answer.results())
                .extracting(result -> result.errors().getFirst().code())
                .containsExactly("repeated_name", "too_large", "too_large");
        assertThat(cxone.merge()).hasSize(3).allSatisfy(AdmissionRoom::refusesEmail);
    }

    @Test
    void aRefusalInARejectedContactReachesThePlatform() {
        take(contact(ANN, YES));
        cxone.merge();
        take(contact(ANN, NO_EMAIL + BROKEN));
        assertThat(exports()).containsExactly("STOPPED 1");
    }

    @Test
    void aRefusalInARejectedContactCountsForItsPersonInTheSameBatch() {
        BatchAnswer answer = take(
                contact(ANN, GERMAN + NO_EMAIL + BROKEN + dated("2026-01-02T00:00:00Z")),
                contact(ANN, GERMAN + YES + dated("2026-01-01T00:00:00Z")),
                contact(BOB, GERMAN + NO_EMAIL + BROKEN + dated("2026-01-01T00:00:00Z")),
                contact(BOB, GERMAN + YES + dated("2026-01-02T00:00:00Z")));
        assertThat(outcomes(answer)).containsExactly("rejected", "rejected", "rejected", "accepted");
        assertThat(answer.results().get(1).errors())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("consent_to_email", "consent_denied"));
    }

    @Test
    void aRefusalInARejectedContactIsRememberedOfSomeoneNew() {
        take(
                contact(ANN, GERMAN + NO_EMAIL + BROKEN + dated("2026-01-02T00:00:00Z")),
                contact(BOB, GERMAN + NO_EMAIL + BROKEN));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM person").query(Integer.class).single())
                .as("people of whom something is remembered")
                .isEqualTo(2);
        assertThat(outcomes(
                        take(contact(ANN, GERMAN + YES + dated("2026-01-01T00:00:00Z")), contact(BOB, GERMAN + YES))))
                .containsExactly("rejected", "rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + dated("2026-01-03T00:00:00Z")))))
                .containsExactly("accepted");
    }

    @Test
    void aPhoneLeadsToWhoseRefusalItIsWhenTheEmailCannotBeRead() {
        take(contact(ANN + ", " + PHONE, YES + ", \"first_name\": \"Ann\""));
        take(contact("\"email\": \"ann@\", " + PHONE, NO_EMAIL + ", \"first_name\": \"Ann\""));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void aRefusalInARejectedContactIsRememberedByAnEmailThatIsNewToWhomItsPhoneLeadsTo() {
        take(contact(PHONE, ""));
        take(contact(ANN + ", " + PHONE, NO_EMAIL + BROKEN + dated("2026-01-03T00:00:00Z")));
        take(contact(ANN, YES + dated("2026-01-02T00:00:00Z")));
        assertThat(cxone.merge()).hasSize(2).allSatisfy(AdmissionRoom::refusesEmail);
    }

    @Test
    void aKeyThatSeveralHaveLeadsToNobodysRefusalWhoseNameContradicts() {
        String office = "\"email\": \"info@acme.com\"";
        take(contact(office, YES + ", \"first_name\": \"Ann\""));
        take(contact(ANN + ", " + PHONE, YES + ", \"first_name\": \"Ann\""));
        String bob = NO_EMAIL + BROKEN + ", \"first_name\": \"Bob\"";
        take(contact(office, bob), contact(PHONE, bob));
        assertThat(cxone.merge())
                .hasSize(2)
                .allSatisfy(contact ->
                        assertThat(contact.path("consent_to_email").asBoolean()).isTrue());
    }

    @Test
    void aRefusalWithoutANameCountsForWhoeverHasTheMailbox() {
        String office = "\"email\": \"info@acme.com\"";
        take(contact(office, YES + ", \"first_name\": \"Ann\""));
        take(contact(office, NO_EMAIL + BROKEN));
        assertThat(cxone.merge()).singleElement().satisfies(AdmissionRoom::refusesEmail);
    }

    @Test
    void nothingButItsRefusalsIsKeptOfARejectedContact() {
        take(contact(ANN, ", \"consent_to_sms\": false"), contact(PHONE, ""));
        take(contact(
                ANN + ", " + PHONE,
                ", \"consent_to_email\": false, \"consent_to_sms\": true, \"first_name\": \"Ann\", \"vip\": 1" + BROKEN
                        + dated("2026-01-01T00:00:00Z")));
        assertThat(cxone.merge())
                .as("neither joined by it nor changed but for the refusal")
                .hasSize(2)
                .allSatisfy(contact -> {
                    refusesEmail(contact);
                    assertThat(contact.has("first_name")).isFalse();
                    assertThat(contact.has("vip")).isFalse();
                    assertThat(contact.path("consent_to_sms").asBoolean(false)).isFalse();
                });
    }

    /** Neither of someone whose first contact was refused, nor of someone of whom only a rejected contact speaks. */
    @Test
    void aRefusalOfSomeoneNeverLetThroughIsNoNews() {
        take(contact(ANN, GERMAN), contact(BOB, NO_EMAIL + BROKEN));
        take(contact(ANN, GERMAN + NO_EMAIL + dated(later())), contact(BOB, NO_EMAIL + BROKEN + dated(later())));
        assertThat(events.stream(PrivacyEvent.Refused.class)).isEmpty();
    }
}
