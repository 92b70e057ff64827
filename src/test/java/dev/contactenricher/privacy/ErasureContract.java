package dev.contactenricher.privacy;

import static dev.contactenricher.standin.EnricherClient.COMPLIANCE_KEY;
import static dev.contactenricher.standin.EnricherClient.CRM_KEY;
import static dev.contactenricher.standin.EnricherClient.OPS_KEY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.crypto.Vault;
import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Ports;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.SeenMerge;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** One person in every state that the pipeline knows, with two bystanders; then all but these are erased. */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@DirtiesContext
@TestInstance(Lifecycle.PER_CLASS)
abstract class ErasureContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private enum State {
        MERGED,
        EXPORT_WAITING,
        EXPORT_DEAD_LETTER,
        DEAD_LETTER,
        CONFIRMATION_WAITING,
        OUTCOME_UNKNOWN,
        QUEUED,
        REJECTED
    }

    /** To CXone or to the marketing platform. */
    private static final List<State> IN_FLIGHT =
            List.of(State.CONFIRMATION_WAITING, State.OUTCOME_UNKNOWN, State.EXPORT_WAITING);

    private static final Map<String, Object> MERGED_BYSTANDER = contact("Bystander", 90);
    private static final Map<String, Object> WAITING_BYSTANDER = contact("Companion", 91);

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Vault vault;

    @Autowired
    KeyedHash hash;

    private StandInCxone cxone;
    private StandInMarketing marketing;
    private EnricherClient client;
    private Traces traces;

    private final Map<State, List<String>> subjects = new HashMap<>();
    private final Map<State, List<String>> tracesBefore = new HashMap<>();
    private final Map<State, JsonNode> erasures = new HashMap<>();
    private List<byte[]> ciphertexts;
    private String mergedJob;
    private SeenMerge unknown;

    private static @Nullable StandInCxone startedCxone;
    private static @Nullable StandInMarketing startedMarketing;
    private static int port;

    @DynamicPropertySource
    static void standIns(DynamicPropertyRegistry registry) throws IOException {
        var cxone = new StandInCxone(1000, Duration.ofSeconds(10));
        var marketing = new StandInMarketing();
        int free = Ports.free();
        startedCxone = cxone;
        startedMarketing = marketing;
        port = free;
        registry.add("server.port", () -> free);
        registry.add("enricher.cxone.base-url", cxone::baseUrl);
        registry.add("enricher.cxone.client-id", () -> StandInCxone.CLIENT_ID);
        registry.add("enricher.cxone.client-secret", () -> StandInCxone.CLIENT_SECRET);
        registry.add("enricher.webhook.url", () -> "http://127.0.0.1:" + free + "/webhooks/cxone-merge");
        registry.add("enricher.webhook.secrets", () -> StandInCxone.WEBHOOK_SECRET);
        registry.add("enricher.export.url", marketing::url);
        registry.add("enricher.merge.rate-limit", () -> 1000);
        // what is waited for comes soon after a pause, however long a slow machine let it grow
        registry.add("enricher.merge.longest-backoff", () -> "2s");
        registry.add("enricher.export.longest-backoff", () -> "2s");
        registry.add("enricher.merge.rate-window", () -> "10s");
        registry.add("enricher.security.crm-api-keys", () -> CRM_KEY);
        registry.add("enricher.security.ops-api-keys", () -> OPS_KEY);
        registry.add("enricher.security.compliance-api-keys", () -> COMPLIANCE_KEY);
    }

    @BeforeAll
    void eraseEverybody() {
        cxone = requireNonNull(startedCxone);
        marketing = requireNonNull(startedMarketing);
        client = new EnricherClient(port);
        traces = new Traces(jdbc, vault, hash);
        await().atMost(PATIENCE).until(() -> cxone.webhookUrl().isPresent());

        marketing.answers(() -> Optional.of(Reply.status(422)));
        merge(person(State.EXPORT_DEAD_LETTER));
        await().atMost(PATIENCE).until(() -> deadLetters() == 1);
        marketing.answers(Optional::empty);
        mergedJob = merge(person(State.MERGED), anotherOf(State.MERGED), MERGED_BYSTANDER);
        await().atMost(PATIENCE).until(() -> marketing.exported().size() == 2);
        marketing.answers(() -> Optional.of(Reply.status(503)));
        merge(person(State.EXPORT_WAITING));

        cxone.answersMerges(merge -> Optional.of(Reply.status(422)));
        client.submit(List.of(person(State.DEAD_LETTER)));
        await().atMost(PATIENCE).until(() -> deadLetters() == 2);

        cxone.answersMerges(merge -> Optional.empty()).sendsWebhooksAfter();
        submitted(client.submit(List.of(person(State.CONFIRMATION_WAITING))));
        cxone.answersMerges(merge -> Optional.of(Reply.status(503)));
        submitted(client.submit(List.of(person(State.OUTCOME_UNKNOWN), WAITING_BYSTANDER)));
        await().atMost(PATIENCE)
                .until(() -> client.get("/metrics", OPS_KEY)
                        .body()
                        .contains("enricher_sending_paused{reason=\"outage\"} 1"));
        unknown = cxone.merges().getLast();
        client.submit(List.of(person(State.QUEUED)));
        client.postBatch(client.body(List.of(person(State.REJECTED))), "rejected");

        for (State state : State.values()) {
            var access = json("/privacy/access", Map.of("email", person(state).get("email")));
            access.path("subjects")
                    .forEach(id -> subjects.computeIfAbsent(state, any -> new ArrayList<>())
                            .add(id.asString()));
            tracesBefore.put(state, traces.of(clues(state)));
        }
        ciphertexts = List.of(State.values()).stream()
                .flatMap(state -> traces.ciphertexts(clues(state)).stream())
                .toList();
        for (State state : State.values()) {
            String by = List.of("email", "phone", "external_crm_id").get(number(state) % 3);
            erasures.put(
                    state, json("/privacy/erasures", Map.of(by, person(state).get(by))));
        }
    }

    @AfterAll
    void stop() {
        cxone.close();
        marketing.close();
    }

    @Test
    void everybodyWasKnownAndLeftTracesBefore() {
        assertThat(subjects).containsOnlyKeys(State.values());
        assertThat(tracesBefore)
                .allSatisfy((state, found) -> assertThat(found)
                        .as("%s", state)
                        .contains("person.email_hash", "person_alias.crm_hash", "job_contact.person_id"));
        assertThat(tracesBefore.get(State.QUEUED)).contains("merge_entry.payload");
        assertThat(tracesBefore.get(State.DEAD_LETTER)).contains("merge_entry.payload");
        assertThat(tracesBefore.get(State.EXPORT_WAITING)).contains("export_item.payload");
        assertThat(tracesBefore.get(State.MERGED)).contains("export_profile.payload");
    }

    @Test
    void theAnswerCountsThePersonsAndWhatIsInFlight() {
        assertThat(erasures).allSatisfy((state, answer) -> {
            assertThat(answer.path("erased").asInt()).as("%s", state).isOne();
            assertThat(answer.path("in_flight").asInt()).as("%s", state).isEqualTo(IN_FLIGHT.contains(state) ? 1 : 0);
            assertThat(answer.path("elsewhere").toString()).isEqualTo("[\"cxone\",\"marketing\"]");
            var receipt = client.json(
                    client.get("/privacy/requests/" + answer.path("id").asString(), COMPLIANCE_KEY)
                            .body());
            assertThat(receipt.path("kind").asString()).isEqualTo("erasure");
            assertThat(receipt.path("destinations")).hasSize(2);
        });
    }

    @Test
    void noRowHoldsThemOrLeadsToThem() {
        for (State state : State.values()) {
            // what someone refused, and that consent is needed, outlives the erasure under the keys' hashes
            assertThat(traces.of(clues(state))).as("%s", state).isSubsetOf("withdrawal.key_hash");
        }
    }

    @Test
    void bystandersAreStillThere() {
        assertThat(traces.of(traces.clues(MERGED_BYSTANDER, List.of()))).isNotEmpty();
        assertThat(traces.of(traces.clues(WAITING_BYSTANDER, List.of()))).contains("merge_entry.payload");
    }

    @Test
    void nothingIsKnownOfThemAnyMore() {
        for (State state : State.values()) {
            var access = json("/privacy/access", Map.of("email", person(state).get("email")));
            assertThat(access.path("subject").isNull()).as("%s", state).isTrue();
        }
        var result = client.json(
                client.get("/jobs/" + mergedJob + "/contacts/0", CRM_KEY).body());
        assertThat(result.path("external_crm_id").isNull()).isTrue();
        assertThat(deadLetters()).isZero();
    }

    @Test
    void theAuditChainStillVerifies() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.json(client.get("/audit-trail/verify", COMPLIANCE_KEY)
                                        .body())
                                .path("valid")
                                .asBoolean())
                        .isTrue());
    }

    /** Such a contact never became a person's, but the CRM's own id of it stands in the batch's results. */
    @Test
    void contactsThatCouldNotBeReadAreForgottenByWhatCouldBe() {
        for (String by : List.of("email", "phone", "external_crm_id")) {
            var unreadable = contact("Erasableby" + by, 80 + by.length());
            unreadable.put("consent_to_sms", "maybe");
            var clues = traces.clues(unreadable, List.of());
            var job = client.json(client.postBatch(client.body(List.of(unreadable)), "unreadable-by-" + by)
                            .body())
                    .path("job_id")
                    .asString();
            assertThat(traces.of(clues)).contains("job_contact.sealed", "rejected_contact.key_hash");

            json("/privacy/erasures", Map.of(by, unreadable.get(by)));

            assertThat(traces.of(clues)).isEmpty();
            var result = client.json(
                    client.get("/jobs/" + job + "/contacts/0", CRM_KEY).body());
            assertThat(result.path("outcome").asString()).isEqualTo("rejected");
            assertThat(result.path("external_crm_id").isNull()).isTrue();
        }
    }

    /** Of some of a CRM's contacts nothing is known but its own id. */
    @Test
    void contactsOfWhichNothingCouldBeReadAreForgottenByTheirExternalId() {
        var unreadable = contact("Erasablebynothing", 79);
        unreadable.put("email", "nobody");
        unreadable.put("phone", "12");
        client.postBatch(client.body(List.of(unreadable)), "unreadable-by-nothing");
        var clues = traces.clues(contact("Erasablebynothing", 79), List.of());
        assertThat(traces.of(clues)).contains("job_contact.sealed");

        json("/privacy/erasures", Map.of("external_crm_id", unreadable.get("external_crm_id")));

        assertThat(traces.of(clues)).isEmpty();
    }

    /** That someone asked has to be proved later, whether or not there was anything to forget. */
    @Test
    void anErasureThatFindsNobodyIsWrittenDown() {
        int before = anonymousErasures();
        var answer = json("/privacy/erasures", Map.of("email", "nobody@mail.example"));
        assertThat(answer.path("erased").asInt()).isZero();
        await().atMost(PATIENCE).until(() -> anonymousErasures() == before + 1);
    }

    private int anonymousErasures() {
        var trail = client.get("/audit-trail?limit=1000&action=subject_erased", COMPLIANCE_KEY);
        return (int) client.json(trail.body())
                .path("entries")
                .valueStream()
                .filter(entry -> entry.path("subject").isNull())
                .count();
    }

    /** Leaves the others in a new state, so it stands for what comes after an erasure. */
    @Test
    void whatIsRepeatedLeavesThemOutAndWhatComesLaterIsSomebodyNew() {
        cxone.answersMerges(merge -> Optional.empty()).sendsWebhooksAfter(Duration.ZERO);
        marketing.answers(Optional::empty);
        await().atMost(PATIENCE)
                .until(() -> cxone.acceptedMerges().stream()
                        .anyMatch(merge -> merge.requestId().equals(unknown.requestId())));
        SeenMerge repeat = cxone.acceptedMerges().stream()
                .filter(merge -> merge.requestId().equals(unknown.requestId()))
                .findFirst()
                .orElseThrow();
        assertThat(unknown.externalIds()).hasSize(2);
        assertThat(repeat.externalIds()).containsExactly(Traces.text(WAITING_BYSTANDER, "external_crm_id"));

        for (State state : List.of(State.MERGED, State.OUTCOME_UNKNOWN)) {
            merge(person(state));
            var access = json("/privacy/access", Map.of("email", person(state).get("email")));
            assertThat(access.path("subject").asString()).isNotEmpty().isNotIn(subjects.get(state));
        }
    }

    /** For stores whose files are at hand. */
    List<byte[]> whatFilesMustNotHold() {
        return ciphertexts;
    }

    private Traces.Clues clues(State state) {
        return traces.clues(person(state), subjects.getOrDefault(state, List.of()));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private final String merge(Map<String, Object>... contacts) {
        String job = client.submit(List.of(contacts));
        await().atMost(PATIENCE)
                .until(() -> client.job(job).path("status").asString().equals("completed"));
        return job;
    }

    private void submitted(String job) {
        await().atMost(PATIENCE).until(() -> client.job(job).path("submitted").asInt() > 0);
    }

    private int deadLetters() {
        return client.json(client.get("/dead-letters", OPS_KEY).body())
                .path("entries")
                .size();
    }

    private JsonNode json(String path, Object body) {
        var answer = client.post(path, COMPLIANCE_KEY, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return client.json(answer.body());
    }

    private static int number(State state) {
        return List.of(State.values()).indexOf(state);
    }

    private static Map<String, Object> person(State state) {
        var contact = contact("Erasable" + state.name().toLowerCase(Locale.ROOT).replace("_", ""), number(state));
        if (state == State.REJECTED) {
            contact.put("country", "DE");
            contact.remove("consent_to_sms");
        }
        return contact;
    }

    /** The same person, as another record of the CRM has it. */
    private static Map<String, Object> anotherOf(State state) {
        var contact = person(state);
        contact.put("external_crm_id", contact.get("external_crm_id") + "-again");
        return contact;
    }

    private static Map<String, Object> contact(String name, int number) {
        return CrmContact.of("CRM-" + name)
                .email(name.toLowerCase(Locale.ROOT) + "@mail.example")
                .phone("+1212555%04d".formatted(2000 + number))
                .with("last_name", name)
                .in("US")
                .consenting("email", "sms", "phone");
    }
}
