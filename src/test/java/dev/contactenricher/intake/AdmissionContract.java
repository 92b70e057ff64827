package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.dedup.PersonReferences;
import dev.contactenricher.intake.BatchIntake.Taken;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.merge.HandDispatcher;
import dev.contactenricher.privacy.TestWishes;
import dev.contactenricher.store.StoreTest;
import dev.contactenricher.store.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of batches, with all rooms from the reading to the export at work, and the test as CXone. */
@StoreTest
@RecordApplicationEvents
@Import({AdmissionContract.Rooms.class, HandDispatcher.class, TestWishes.class})
@TestPropertySource(properties = "enricher.export.url=http://127.0.0.1:9/")
abstract class AdmissionContract {

    private static final String ANN = "\"email\": \"ann@example.com\"";
    private static final String PHONE = "\"phone\": \"+1 212 555 2368\"";
    private static final String GERMAN = ", \"country\": \"DE\"";
    private static final String YES =
            ", \"consent_to_email\": true, \"consent_to_sms\": true, \"consent_to_phone\": true";
    private static final String NO_EMAIL =
            ", \"consent_to_email\": false, \"consent_to_sms\": true, \"consent_to_phone\": true";

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {
                "dev.contactenricher.intake",
                "dev.contactenricher.normalize",
                "dev.contactenricher.dedup",
                "dev.contactenricher.consent",
                "dev.contactenricher.merge",
                "dev.contactenricher.export",
                "dev.contactenricher.privacy"
            },
            excludeFilters = {
                @Filter(type = FilterType.REGEX, pattern = ".*\\.(Dispatcher|ExportSender|MarketingClient)"),
                @Filter(type = FilterType.REGEX, pattern = ".*(Controller|Tests|Contract|Contract\\$Rooms)"),
                @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = HandDispatcher.class)
            })
    @ConfigurationPropertiesScan({
        "dev.contactenricher.intake",
        "dev.contactenricher.normalize",
        "dev.contactenricher.consent",
        "dev.contactenricher.merge",
        "dev.contactenricher.export"
    })
    static class Rooms {}

    @Autowired
    BatchReader reader;

    @Autowired
    BatchIntake intake;

    @Autowired
    ContactExplanations explanations;

    @Autowired
    Jobs jobs;

    @Autowired
    HandDispatcher cxone;

    @Autowired
    TestWishes wishes;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<PersonReferences> references;

    @Autowired
    ApplicationEvents events;

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
    void aRefusalStopsWhoWaits() {
        BatchAnswer first = take(contact(ANN, GERMAN + YES));
        assertThat(outcomes(take(contact(ANN, GERMAN + NO_EMAIL)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
        assertThat(job(first).withdrawn()).isEqualTo(1);
        assertThat(outcomes(take(contact(ANN, GERMAN + YES))))
                .as("a grant that does not say when")
                .containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + ", \"updated_at\": \"" + later() + "\""))))
                .containsExactly("accepted");
    }

    @Test
    void aRefusalOfSomeoneNeverLetThroughDoesNotKeepThemOut() {
        for (int night = 0; night < 3; night++) {
            assertThat(outcomes(take(contact(ANN, GERMAN + NO_EMAIL)))).containsExactly("rejected");
        }
        assertThat(outcomes(take(contact(ANN, GERMAN + YES)))).containsExactly("accepted");
    }

    @Test
    void aContactThatSaysNothingDoesNotUndoTheNoOfAFirstOneThatWasMerged() {
        take(contact(ANN, NO_EMAIL));
        cxone.merge();
        take(contact(ANN, ", \"first_name\": \"Ann\""));
        assertThat(cxone.merge().getFirst().get("consent_to_email").asBoolean()).isFalse();
    }

    @Test
    void aRefusalOfSomeoneNeverLetThroughIsRememberedWhenItSaysWhen() {
        take(contact(ANN, GERMAN + NO_EMAIL + ", \"updated_at\": \"2026-03-01T00:00:00Z\""));
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + ", \"updated_at\": \"2026-02-01T00:00:00Z\""))))
                .containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES)))).containsExactly("rejected");
        assertThat(outcomes(take(contact(ANN, GERMAN + YES + ", \"updated_at\": \"2026-04-01T00:00:00Z\""))))
                .containsExactly("accepted");
    }

    @Test
    void aRefusalThatIsMergedItselfIsInWhateverIsSentFromThenOn() {
        take(contact(ANN, YES));
        var request = cxone.send().getFirst();
        BatchAnswer second = take(contact(ANN, NO_EMAIL + ", \"last_name\": \"Smith\""));
        assertThat(outcomes(second)).containsExactly("accepted");
        request.isAnswered(new MergeAnswer.Unavailable(null));
        clock.advance(Duration.ofMinutes(2));
        List<ObjectNode> sent = cxone.merge();
        assertThat(sent).hasSize(2).allSatisfy(contact -> {
            assertThat(contact.path("consent_to_email").asBoolean(true)).isFalse();
            assertThat(contact.has("gdpr_consent")).isFalse();
        });
        assertThat(job(second).merged()).isEqualTo(1);
    }

    @Test
    void aRefusalReachesThePlatformBeforeItsOwnMergeDoes() {
        take(contact(ANN, YES));
        cxone.merge();
        assertThat(exports()).containsExactly("WAITING 1");
        take(contact(ANN, NO_EMAIL));
        assertThat(exports()).containsExactly("STOPPED 1");
        cxone.merge();
        assertThat(exports()).containsExactly("STOPPED 1");
    }

    @Test
    void aRefusalIsInDeadLettersThatAreSentAgain() {
        take(contact(ANN, YES + ", \"first_name\": \"Ann\""));
        cxone.send().getFirst().isAnswered(new MergeAnswer.Refused(422));
        take(contact(ANN, NO_EMAIL));
        cxone.merge();
        cxone.retryDeadLetters();
        assertThat(cxone.merge())
                .singleElement()
                .satisfies(
                        contact -> assertThat(contact.path("consent_to_email").asBoolean(true))
                                .isFalse());
    }

    @Test
    void aWithdrawalByPhoneStopsWhoTurnsOutToHaveThatPhone() {
        wishes.withdraw(null, "+1 212 555 2368", Channel.values());
        BatchAnswer first = take(contact(ANN, GERMAN + YES));
        assertThat(outcomes(first)).containsExactly("accepted");
        assertThat(outcomes(take(contact(ANN + ", " + PHONE, GERMAN + YES)))).containsExactly("rejected");
        assertThat(cxone.merge()).isEmpty();
        assertThat(job(first).withdrawn()).isEqualTo(1);
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
                .allSatisfy(answer -> assertThat(job(answer).merged()).isEqualTo(1));
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
        assertThat(references)
                .hasSize(3)
                .allSatisfy(
                        room -> assertThat(room.of(List.of(ann, "somebody"))).containsExactly(ann))
                .allSatisfy(room -> assertThat(room.of(List.of())).isEmpty());
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

    private BatchAnswer take(String... contacts) {
        String body = "{\"contacts\": [" + String.join(", ", contacts) + "]}";
        var batch = (Batch) reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        clock.advance(Duration.ofMillis(5));
        return ((Taken) intake.take(batch, "crm", null, System.nanoTime())).answer();
    }

    private static String contact(String keys, String rest) {
        return "{" + keys + rest + "}";
    }

    private String later() {
        return clock.instant().plusSeconds(1).toString();
    }

    private Job job(BatchAnswer answer) {
        return jobs.find(answer.jobId()).orElseThrow();
    }

    private ContactView explanation(BatchAnswer answer, int index) {
        return explanations.find(answer.jobId(), index).orElseThrow();
    }

    private List<String> exports() {
        return jdbc.sql("SELECT state, consent FROM export_item ORDER BY id")
                .query((row, n) -> row.getString("state") + " " + row.getString("consent"))
                .list();
    }

    private static List<String> outcomes(BatchAnswer answer) {
        return answer.results().stream()
                .map(result -> result.outcome().wireName())
                .toList();
    }

    private static List<Integer> warned(BatchAnswer answer) {
        return answer.results().stream()
                .filter(result -> result.warnings().stream()
                        .anyMatch(warning -> warning.code().equals("possible_duplicate")))
                .map(ContactResult::index)
                .toList();
    }
}
