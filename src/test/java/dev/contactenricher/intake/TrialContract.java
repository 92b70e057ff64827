package dev.contactenricher.intake;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a dry run tells, and that it leaves nothing behind. */
abstract class TrialContract extends AdmissionRoom {

    private static final long SEED = Long.getLong("trial.seed", 19);
    private static final int BATCHES = Integer.getInteger("trial.batches", 200);

    /** All tables are read before and after so many of the batches only, as that takes longer than the batches. */
    private static final int COMPARED = 25;

    @Autowired
    BatchTrial trial;

    @Test
    void aDryRunTellsWhatTheRealOneDoesAndLeavesNothingBehind() {
        var random = new Random(SEED);
        for (int batch = 0; batch < BATCHES; batch++) {
            String body = batch(random);
            Map<String, List<Map<String, Object>>> before = batch % COMPARED == 0 ? tables() : Map.of();
            BatchAnswer tried = trial.of(read(body, true), "crm", System.nanoTime());
            if (batch % COMPARED == 0) {
                assertThat(tables()).isEqualTo(before);
            }
            BatchAnswer taken = take(body);
            assertThat(List.of(
                            tried.counts().received(),
                            tried.counts().accepted(),
                            tried.counts().duplicates(),
                            tried.counts().unchanged(),
                            tried.counts().rejected()))
                    .as("batch %d: %s", batch, body)
                    .isEqualTo(List.of(
                            taken.counts().received(),
                            taken.counts().accepted(),
                            taken.counts().duplicates(),
                            taken.counts().unchanged(),
                            taken.counts().rejected()));
            assertThat(tried.success()).isEqualTo(taken.success());
            assertThat(withoutConsent(tried))
                    .as("batch %d: %s", batch, body)
                    .usingRecursiveComparison()
                    .isEqualTo(taken.results());
            if (random.nextInt(3) == 0) {
                assertThat(sent()).containsAll(told(taken));
            }
            clock.advance(Duration.ofSeconds(random.nextInt(200)));
        }
    }

    @Test
    void aDryRunAnswersWithoutAJobAndSaysHowConsentWasDecided() {
        BatchAnswer tried = trial.of(
                read("{" + ANN + GERMAN + YES + "}, {\"email\": \"bob@example.com\", \"country\": \"FR\"}, {}", true),
                "crm",
                System.nanoTime());
        assertThat(tried.dryRun()).isTrue();
        assertThat(tried.jobId()).isNull();
        assertThat(tried.status()).isEqualTo("dry_run");
        assertThat(tried.results())
                .extracting(result -> String.valueOf(result.consent()))
                .containsExactly(
                        "{\"decision\":\"granted\",\"rule\":\"gdpr_consent_granted\",\"evidence\":[\"country\"]}",
                        "{\"decision\":\"refused\",\"rule\":\"gdpr_consent_required\",\"evidence\":[\"country\"]}",
                        "null");
        assertThat(tried.results())
                .extracting(result ->
                        result.normalized() != null && result.normalized().isNull())
                .containsExactly(false, true, true);
        assertThat(events.stream(IntakeEvent.BatchTried.class))
                .singleElement()
                .matches(event -> event.counts().received() == 3
                        && event.counts().accepted() == 1
                        && event.counts().rejected() == 2);
    }

    @Test
    void aDryRunWarnsOfHistoryThatWouldBeLeftOutBesideWhatWaits() {
        take(history(1));
        BatchAnswer tried = trial.of(read(history(2), true), "crm", 0);
        assertThat(tried.results())
                .singleElement()
                .satisfies(result ->
                        assertThat(result.warnings()).extracting(Finding::code).containsExactly("history_trimmed"));
        assertThat(withoutConsent(tried))
                .usingRecursiveComparison()
                .isEqualTo(take(history(2)).results());
    }

    private BatchAnswer take(String contacts) {
        return ((BatchIntake.Taken) intake.take(read(contacts, false), "crm", null, 0)).answer();
    }

    private static String history(int month) {
        return "{%s, \"interaction_history\": [%s]}"
                .formatted(
                        ANN,
                        IntStream.range(0, 600)
                                .mapToObj(i ->
                                        "{\"at\": \"2026-%02d-01T00:%02d:%02dZ\"}".formatted(month, i / 60, i % 60))
                                .collect(joining(",")));
    }

    @Test
    void whatALargePersonGetsIsNotRepeatedForEachDuplicate() {
        String large = ", \"notes\": \"" + "x".repeat(5000) + "\"";
        assertThat(trial.of(read("{%s%s}, {%s}".formatted(ANN, large, ANN), true), "crm", 0)
                        .results())
                .extracting(result ->
                        result.normalized() != null && result.normalized().isNull())
                .containsExactly(false, true);
        assertThat(trial.of(read("{%s}, {%s}".formatted(ANN, ANN), true), "crm", 0)
                        .results())
                .extracting(ContactResult::normalized)
                .satisfies(both -> assertThat(both.get(1)).isEqualTo(both.get(0)));
    }

    private Batch read(String contacts, boolean dryRun) {
        var request = new BatchRequest(new BatchRequest.Json(), "", "", null, dryRun, true);
        String body = "{\"contacts\": [" + contacts + "]}";
        return (Batch) reader.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), request);
    }

    private static List<ContactResult> withoutConsent(BatchAnswer answer) {
        return answer.results().stream()
                .map(result -> new ContactResult(
                        result.index(),
                        result.line(),
                        result.externalCrmId(),
                        result.outcome(),
                        result.duplicateOf(),
                        result.deduplicationHash(),
                        result.errors(),
                        result.warnings(),
                        result.normalized(),
                        null))
                .toList();
    }

    private static List<JsonNode> told(BatchAnswer answer) {
        return answer.results().stream()
                .filter(result -> result.outcome() == Outcome.ACCEPTED)
                .map(ContactResult::normalized)
                .toList();
    }

    private List<JsonNode> sent() {
        List<JsonNode> sent = new ArrayList<>();
        cxone.send().forEach(request -> {
            sent.addAll(request.contacts());
            request.isMerged();
        });
        return sent;
    }

    /** Out of so few values that they collide in every way. */
    private static String batch(Random random) {
        return String.join(
                ", ",
                IntStream.range(0, 1 + random.nextInt(8))
                        .mapToObj(i -> contact(random))
                        .toList());
    }

    private static String contact(Random random) {
        Map<String, String> fields = new HashMap<>();
        fields.put(
                "email", one(random, "null", "e1@example.com", "e2@example.com", "e3@example.com", "info@example.com"));
        fields.put("phone", one(random, "null", "null", "+12125552301", "+12125552302", "+4930901820", "nobody"));
        fields.put("first_name", one(random, "null", "Ann", "Bob"));
        fields.put("last_name", one(random, "null", "Doe"));
        fields.put("external_crm_id", one(random, "null", "A-1", "A-2"));
        fields.put("country", one(random, "null", "US", "DE", "Neverland"));
        for (String channel : List.of("email", "sms", "phone")) {
            fields.put("consent_to_" + channel, one(random, "null", "true", "true", "true", "true", "false", "nein"));
        }
        fields.put("gdpr_consent_override", one(random, "null", "null", "null", "null", "true"));
        fields.put("updated_at", one(random, "null", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z", "soon"));
        List<String> said = new ArrayList<>();
        fields.forEach((name, value) -> {
            if (!value.equals("null")) {
                said.add("\"%s\": \"%s\"".formatted(name, value));
            }
        });
        return "{" + String.join(", ", said) + "}";
    }

    private static String one(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private Map<String, List<Map<String, Object>>> tables() {
        Map<String, List<Map<String, Object>>> tables = new TreeMap<>();
        for (String name : jdbc.sql(tableNames()).query(String.class).list()) {
            tables.put(
                    name,
                    jdbc.sql("SELECT * FROM " + name)
                            .query((row, n) -> {
                                Map<String, Object> columns = new TreeMap<>();
                                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                                    Object value = row.getObject(i);
                                    columns.put(
                                            row.getMetaData().getColumnName(i),
                                            value instanceof byte[] bytes
                                                    ? List.of(new String(bytes, StandardCharsets.ISO_8859_1))
                                                    : String.valueOf(value));
                                }
                                return columns;
                            })
                            .list());
        }
        return tables;
    }

    abstract String tableNames();
}
