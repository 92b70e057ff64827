package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.merge.HandDispatcher;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.Room;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of batches. */
abstract class AdmissionContract extends AdmissionRoom {

    // ---- unchanged ----

    @Test
    void whatWasMergedWithTheSameContentIsUnchanged() {
        take(contact(ANN, ", \"first_name\": \"Ann\""));
        cxone.merge();
        assertThat(outcomes(
                        take(contact(ANN, ", \"first_name\": \" Ann \", \"updated_at\": \"2026-05-05T00:00:00Z\""))))
                .containsExactly("unchanged");
        assertThat(outcomes(take(contact(ANN, ", \"first_name\": \"Anna\"")))).containsExactly("accepted");
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, ", \"first_name\": \"Ann\"")))).containsExactly("accepted");
    }

    @Test
    void anotherDateOfConsentIsNews() {
        take(contact(ANN, YES + ", \"consent_date\": \"2025-01-01\""));
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, YES + ", \"consent_date\": \"2026-01-01\""))))
                .containsExactly("accepted");
    }

    @Test
    void nothingIsUnchangedWhileSomethingOfThePersonWaitsOrIsInFlight() {
        take(contact(ANN, ""));
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("accepted");
        var requests = cxone.send();
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("accepted");
        requests.forEach(HandDispatcher.Request::isMerged);
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("accepted");
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("unchanged");
    }

    @Test
    void aMergeThatFailedDoesNotCount() {
        take(contact(ANN, ""));
        cxone.send().getFirst().isAnswered(new MergeAnswer.Refused(422));
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("accepted");
    }

    @Test
    void aMergeOfSomeoneWhoWasErasedDoesNotCount() {
        take(contact(ANN, ""));
        cxone.merge();
        wishes.erase("ann@example.com", null);
        assertThat(outcomes(take(contact(ANN, "")))).containsExactly("accepted");
    }

    @Test
    void duplicatesOfUnchangedContactsAreDuplicates() {
        take(contact(ANN, ""), contact(ANN, ", \"first_name\": \"Ann\""));
        cxone.merge();
        assertThat(outcomes(take(contact(ANN, ""), contact(ANN, ", \"first_name\": \"Ann\""))))
                .containsExactly("unchanged", "duplicate");
    }

    // ---- consent ----

    @Test
    void duplicatesShareTheFateOfTheirPerson() {
        BatchAnswer answer = take(
                contact(ANN, GERMAN + YES + ", \"updated_at\": \"2026-01-01T00:00:00Z\""),
                contact("\"email\": \"bob@example.com\"", GERMAN + YES),
                contact(ANN, NO_EMAIL + ", \"updated_at\": \"2026-01-02T00:00:00Z\""));
        assertThat(outcomes(answer)).containsExactly("rejected", "accepted", "rejected");
        assertThat(answer.results().get(2).errors())
                .extracting(Finding::field, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("consent_to_email", "consent_denied"));
        assertThat(explanation(answer, 2).lineage().indexes()).containsExactly(0, 2);
    }

    @Test
    void anOverrideIsSentAsConsent() {
        BatchAnswer answer = take(contact(ANN, GERMAN + ", \"gdpr_consent_override\": true"));
        var consent = requireNonNull(explanation(answer, 0).consent());
        assertThat(consent.rule()).isEqualTo("gdpr_consent_overridden");
        assertThat(consent.evidence()).containsExactly("country");
        ObjectNode sent = cxone.merge().getFirst();
        assertThat(sent.path("gdpr_consent").asBoolean()).isTrue();
        assertThat(sent.path("consent_date").asString()).isNotEmpty();
    }

    // ---- persons who turn out to be one ----

    @Test
    void twoWhoWaitAndTurnOutToBeOneAreSentOnce() {
        BatchAnswer byEmail = take(contact(ANN, ", \"first_name\": \"Ann\""));
        BatchAnswer byPhone = take(contact(PHONE, ", \"last_name\": \"Smith\", \"first_name\": \"Ann\""));
        BatchAnswer both = take(contact(ANN + ", " + PHONE, ", \"city\": \"New York\""));
        assertThat(cxone.merge()).singleElement().satisfies(contact -> {
            assertThat(contact.path("email").asString()).isEqualTo("ann@example.com");
            assertThat(contact.path("phone").asString()).isEqualTo("+12125552368");
            assertThat(contact.path("last_name").asString()).isEqualTo("Smith");
            assertThat(contact.path("city").asString()).isEqualTo("New York");
        });
        assertThat(List.of(byEmail, byPhone, both))
                .allSatisfy(answer -> assertThat(job(answer).states().merged()).isEqualTo(1));
        assertThat(explanation(both, 0).lineage().jobs()).containsExactlyInAnyOrder(byEmail.jobId(), byPhone.jobId());
    }

    @Test
    void twoInFlightWhoTurnOutToBeOneAreBothWaitedFor() {
        take(contact(ANN, ""));
        take(contact(PHONE, ""));
        var requests = List.copyOf(cxone.send());
        var contacts = requests.stream()
                .flatMap(request -> request.contacts().stream())
                .toList();
        assertThat(contacts).hasSize(2);
        take(contact(ANN + ", " + PHONE, ""));
        requests.forEach(HandDispatcher.Request::isAccepted);
        cxone.confirm(contacts.get(0));
        assertThat(cxone.send()).isEmpty();
        cxone.confirm(contacts.get(1));
        assertThat(cxone.merge()).hasSize(1);
    }

    @Test
    void afterTwoTurnedOutToBeOneNothingIsUnchangedUntilTheOneIsMerged() {
        take(contact(ANN, ""), contact(PHONE, ""));
        cxone.merge();
        assertThat(outcomes(take(contact(ANN + ", " + PHONE, "")))).containsExactly("accepted");
        cxone.merge();
        assertThat(outcomes(take(contact(ANN + ", " + PHONE, "")))).containsExactly("unchanged");
    }

    @Test
    void aWithdrawalOfOneCountsForBothWhoTurnOutToBeOne() {
        take(contact(ANN, GERMAN + YES));
        take(contact(PHONE, GERMAN + YES));
        wishes.withdraw(null, "+1 212 555 2368", Channel.EMAIL);
        assertThat(outcomes(take(contact(ANN + ", " + PHONE, GERMAN + YES)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
    }

    @Test
    void aRefusalOfTheOneStopsWhatWasSentForTheOther() {
        take(contact(ANN, GERMAN + YES));
        take(contact(PHONE, GERMAN + YES));
        take(contact(ANN + ", " + PHONE, GERMAN + YES));
        assertThat(outcomes(take(contact(PHONE, GERMAN + NO_EMAIL)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
    }

    @Test
    void whereAContactComesFromIsTold() {
        BatchAnswer first = take(contact(ANN, ""));
        BatchAnswer second = take(contact("\"email\": \"bob@example.com\"", ""), contact(ANN, ""), contact(ANN, ""));
        String ann = requireNonNull(explanation(first, 0).subject());
        assertThat(events.stream(IntakeEvent.ContactsJoined.class).flatMap(event -> event.contacts().stream()))
                .containsExactly(new IntakeEvent.Joined(1, ann, List.of(1, 2), List.of(first.jobId())));
        assertThat(explanation(second, 1).lineage().indexes()).containsExactly(1, 2);
        assertThat(explanation(second, 1).lineage().jobs()).containsExactly(first.jobId());
    }

    // ---- retention ----

    @Test
    void everyRoomTellsOfWhomItKeepsSomething() {
        take(contact(ANN, YES));
        cxone.merge();
        String ann = jdbc.sql("SELECT id FROM person").query(String.class).single();
        assertThat(rooms.keeping(List.of(ann, "somebody"))).containsExactly(ann);
        assertThat(rooms.keeping(List.of())).isEmpty();
        assertThat(rooms.inOrder())
                .filteredOn(room -> room.columns().stream().anyMatch(column -> holds(column, ann)))
                .extracting(PersonRecords::room)
                .containsExactly(Room.QUEUE, Room.CXONE, Room.EXPORTED, Room.RESULTS);
    }

    // ---- guards ----

    @Test
    void whatAGuardStopsIsReportedInThisBatchAndLater() {
        var office = "\"email\": \"info@acme.com\"";
        var first = take(contact(office, ", \"first_name\": \"Ann\""), contact(office, ", \"first_name\": \"Bob\""));
        assertThat(outcomes(first)).containsExactly("accepted", "accepted");
        assertThat(warned(first)).containsExactly(0, 1);
        var later = take(contact(office, ", \"first_name\": \"Cleo\""));
        assertThat(outcomes(later)).containsExactly("accepted");
        assertThat(warned(later)).containsExactly(0);
    }

    @Test
    void whomNoKeyIdentifiesIsKnownAgainByTheSameContent() {
        String[] batch = {
            contact("\"email\": \"info@acme.com\"", ", \"first_name\": \"Ann\""),
            contact("\"email\": \"info@acme.com\"", ", \"first_name\": \"Bob\""),
            contact("\"email\": \"test@test.com\"", ""),
            contact("\"email\": \"test@test.com\"", ""),
            contact("\"phone\": \"+1 212 555 0100\"", "")
        };
        assertThat(outcomes(take(batch))).containsOnly("accepted").hasSize(5);
        assertThat(cxone.merge()).hasSize(5);
        assertThat(outcomes(take(batch))).containsOnly("unchanged").hasSize(5);
        assertThat(outcomes(take(contact("\"email\": \"test@test.com\"", ", \"city\": \"Boston\""))))
                .containsExactly("accepted");
    }

    @Test
    void aPlaceholderIsNoEmailToLoseARealOneTo() {
        take(contact(ANN + ", " + PHONE, ", \"updated_at\": \"2026-01-01T00:00:00Z\""));
        take(contact("\"email\": \"noemail@noemail.com\", " + PHONE, ", \"updated_at\": \"2026-01-02T00:00:00Z\""));
        assertThat(cxone.merge())
                .singleElement()
                .satisfies(
                        contact -> assertThat(contact.path("email").asString()).isEqualTo("ann@example.com"));
    }

    /** Where outcomes are kept for less than a day, a key may outlive what it stands for; the call then failed. */
    @Test
    void aKeyWhoseJobIsGoneIsFree() {
        var batch = read(contact(ANN, ""));
        var first = (BatchIntake.Taken) intake.take(batch, "crm", "nightly", 0);
        assertThat(intake.take(batch, "crm", "nightly", 0)).isEqualTo(new BatchIntake.Replayed(first.answer()));
        jdbc.sql("DELETE FROM job_contact").update();
        jdbc.sql("DELETE FROM job").update();
        var again = (BatchIntake.Taken) intake.take(batch, "crm", "nightly", 0);
        assertThat(intake.take(batch, "crm", "nightly", 0))
                .isInstanceOfSatisfying(
                        BatchIntake.Replayed.class,
                        replayed -> assertThat(replayed.answer().jobId())
                                .isEqualTo(again.answer().jobId()));
    }

    private boolean holds(PersonColumn column, String person) {
        return column.kind() == PersonColumn.Kind.PERSON
                && jdbc.sql("SELECT " + column.column() + " FROM " + column.table())
                        .query(String.class)
                        .list()
                        .contains(person);
    }
}
