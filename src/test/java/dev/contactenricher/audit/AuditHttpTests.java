package dev.contactenricher.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
import dev.contactenricher.store.Ids;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trail as a compliance officer's tools see it. Other tests may add entries to the same trail. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class AuditHttpTests {

    private static final String NDJSON = "application/x-ndjson";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Chain chain;

    @Autowired
    private Sealer sealer;

    @Autowired
    private Notary notary;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Test
    void anEntryHasTheMembersOfTheContractAndNoOthers() throws Exception {
        append(1);
        JsonNode entry = get("/audit-trail?limit=1").path("entries").path(0);
        assertThat(entry.propertyNames())
                .containsExactlyInAnyOrder(
                        "sequence",
                        "audit_id",
                        "action",
                        "actor",
                        "subject",
                        "details",
                        "details_salt",
                        "details_hash",
                        "privacy_compliance",
                        "created_at",
                        "previous_hash",
                        "entry_hash",
                        "hash");
        assertThat(entry.path("privacy_compliance")).isEqualTo(json.readTree("""
                {"gdpr_enforced": true, "data_minimization": true, "retention_policy": "eu_standard"}
                """));
    }

    @Test
    void pagesLeadToTheEndThatTheFirstOneFixed() throws Exception {
        String job = Ids.random();
        append(7, job);
        List<Integer> sizes = new ArrayList<>();
        List<Long> sequences = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/audit-trail?limit=3&job_id=" + job + cursor);
            sizes.add(page.path("entries").size());
            page.path("entries")
                    .forEach(entry -> sequences.add(entry.path("sequence").asLong()));
            cursor = "&cursor=" + page.path("next_cursor").asString("");
            append(2, job);
        } while (!cursor.equals("&cursor="));

        assertThat(sizes).containsExactly(3, 3, 1);
        assertThat(sequences).isSorted().doesNotHaveDuplicates();
        assertThat(get("/audit-trail?job_id=" + job).path("entries")).hasSize(13);
    }

    @Test
    void aTraversalIsAuditedOnceWithWhoReadWhat() throws Exception {
        append(3);
        String filter = "from=2001-02-03T04:05:06.789Z&action=batch_submitted";
        JsonNode first = get("/audit-trail?limit=1&" + filter);
        get("/audit-trail?limit=2&" + filter + "&cursor="
                + first.path("next_cursor").asString());
        send("/audit-trail?" + filter, NDJSON, "identity");

        sealer.seal();
        JsonNode reads = get("/audit-trail?action=audit_read&limit=1000").path("entries");
        assertThat(reads)
                .filteredOn(read -> read.path("details").toString().contains("2001-02-03"))
                .hasSize(2)
                .allSatisfy(read -> assertThat(read.path("actor").asString()).isEqualTo("compliance"))
                .allSatisfy(read -> assertThat(read.path("details").toString())
                        .isEqualTo(
                                "{\"filter\":{\"action\":\"batch_submitted\",\"from\":\"2001-02-03T04:05:06.789Z\"}}"));
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "from, 2026-03-02",
        "to, 1772366400",
        "to, +1000000000-01-01T00:00:00Z",
        "action, unmerged",
        "action, BATCH_SUBMITTED",
        "job_id, 1",
        "job_id, jane.doe@example.com",
        "subject, nobody",
        "subject, 6f1f7b1e-52a4-4d0e-9f3f",
        "limit, 0",
        "limit, 1001",
        "limit, -1",
        "limit, ten",
        "limit, 1.5",
        "cursor, x",
        "cursor, 1.2.x",
        "cursor, 0.999999999.AAAAAAAAAAAAAAAAAAAAAA"
    })
    void aBadParameterIsNamedAndNotRepeated(String parameter, String value) throws Exception {
        for (String accept : List.of("application/json", NDJSON)) {
            var answer = send("/audit-trail?" + parameter + "=" + value.replace("+", "%2B"), accept, "identity");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
            JsonNode problem = json.readTree(answer.body());
            assertThat(problem.path("field").asString()).isEqualTo(parameter);
            assertThat(problem.path("detail").asString()).contains("'" + parameter + "'");
            if (value.length() > 4) {
                assertThat(text(answer)).doesNotContain(value);
            }
        }
    }

    @Test
    void timesThatContradictEachOtherAreRefused() throws Exception {
        var answer = send("/audit-trail?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", "*/*", "identity");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("field").asString()).isEqualTo("from");
    }

    @Test
    void aCursorBelongsToItsFilter() throws Exception {
        append(3);
        String cursor = get("/audit-trail?action=batch_submitted&limit=1")
                .path("next_cursor")
                .asString();
        assertThat(send("/audit-trail?limit=1&cursor=" + cursor, "*/*", "identity")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-ndjson | application/x-ndjson",
                "application/x-ndjson;q=0.9, application/json;q=0.8 | application/x-ndjson",
                "application/json, application/x-ndjson;q=0.5 | application/json",
                "application/json | application/json",
                "text/html, */*;q=0.8 | application/json",
                "*/* | application/json"
            })
    void theFormIsTheOneAskedFor(String accept, String form) throws Exception {
        append(1);
        var answer = send("/audit-trail?limit=1", accept, "identity");
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(form));
        assertThat(text(answer))
                .startsWith(form.equals(NDJSON) ? "{\"sequence\":1," : "{\"entries\":[{\"sequence\":1,");
    }

    @Test
    void anyOtherFormIsRefused() throws Exception {
        assertThat(send("/audit-trail", "text/csv", "identity").statusCode()).isEqualTo(406);
    }

    @Test
    void theStreamHasEveryEntryOnALineAndCompressesWell() throws Exception {
        append(1_500);
        long end = chained();
        var plain = send("/audit-trail", NDJSON, "identity");
        var compressed = send("/audit-trail", NDJSON, "gzip");
        assertThat(compressed.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(compressed.body().length).isLessThan(plain.body().length / 2);

        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
        for (String lines : List.of(text(plain), new String(unpacked, StandardCharsets.UTF_8))) {
            List<String> trail = lines.lines().toList();
            assertThat(trail).hasSizeGreaterThanOrEqualTo((int) end);
            assertThat(lines).endsWith("}\n");
            assertThat(TestTrail.verify(trail, null)).isInstanceOf(Verification.Valid.class);
        }
    }

    @Test
    void aStreamThatBreaksOffIsNotTakenForAWholeOne() throws Exception {
        append(2_500);
        long broken = chained() - 100;
        byte[] link = jdbc.sql("SELECT previous_hash FROM audit_entry WHERE sequence = ?")
                .param(broken)
                .query(byte[].class)
                .single();
        setLink(broken, null);
        try {
            assertThatIOException().isThrownBy(() -> send("/audit-trail", NDJSON, "identity"));
            assertThatIOException().isThrownBy(() -> send("/audit-trail", NDJSON, "gzip"));
        } finally {
            setLink(broken, link);
        }
        assertThat(get("/audit-trail/verify").path("valid").asBoolean()).isTrue();
    }

    @Test
    void theProofSaysHowManyEntriesAndTheLastHash() throws Exception {
        append(1);
        JsonNode proof = get("/audit-trail/verify");
        assertThat(proof.propertyNames()).containsExactly("valid", "entries", "head", "checked_against");
        assertThat(proof.path("valid").asBoolean()).isTrue();
        assertThat(proof.path("head").asString()).matches("[0-9a-f]{64}");
    }

    @Test
    void checkpointsComeWithTheKeyThatProvesThem() throws Exception {
        append(1);
        notary.sign();
        append(1);
        notary.sign();
        JsonNode page = get("/audit-trail/checkpoints?limit=1");
        JsonNode newest = page.path("checkpoints").path(0);
        assertThat(Checkpoint.parse(newest.path("text").asString())
                        .isSignedBy(PemKeys.publicKey(page.path("public_key").asString())))
                .isTrue();
        assertThat(newest.path("public_key")).isEqualTo(page.path("public_key"));
        JsonNode older = get("/audit-trail/checkpoints?limit=1&cursor="
                        + page.path("next_cursor").asString())
                .path("checkpoints")
                .path(0);
        assertThat(older.path("size").asLong()).isLessThan(newest.path("size").asLong());
        assertThat(Stream.of("cursor=x", "limit=0", "limit=1001").map(bad -> status("/audit-trail/checkpoints?" + bad)))
                .containsOnly(400);
    }

    private void append(int count) {
        append(count, Ids.random());
    }

    private void append(int count, String job) {
        var details = Details.of(Detail.JOB_ID, job).with(Detail.CONTACT_COUNT, 1);
        var draft = new Draft(AuditAction.BATCH_SUBMITTED, "crm", null, details, Instant.now());
        chain.append(IntStream.range(0, count).mapToObj(i -> draft).toList());
        sealer.seal();
    }

    private long chained() {
        return jdbc.sql("SELECT sequence FROM audit_head").query(Long.class).single();
    }

    private void setLink(long sequence, byte @Nullable [] hash) {
        jdbc.sql("UPDATE audit_entry SET previous_hash = ? WHERE sequence = ?")
                .param(hash)
                .param(sequence)
                .update();
    }

    private JsonNode get(String path) throws Exception {
        var answer = send(path, "application/json", "identity");
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private int status(String path) {
        try {
            return send(path, "*/*", "identity").statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<byte[]> send(String path, String accept, String encoding) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", "compliance-key-of-tests")
                .header("Accept", accept)
                .header("Accept-Encoding", encoding)
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
