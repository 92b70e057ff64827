package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.http.HttpWire.Answer;
import dev.contactenricher.intake.SentContacts.Body;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.store.QuietRooms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * However a batch travels, its outcome is that of the plainest call, once, and told alike wherever one asks; and of a call
 * that fails on its way nothing is left. {@code -Dtransport.seed=N} plays a seed alone, {@code -Dtransport.rounds=N} as many.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "enricher.security.crm-rate-limit=100000",
            "CXONE_RATE_LIMIT=100000",
            "CXONE_CONFIRMATION=answer",
            "CALLBACK_SECRET=whsec_Y2FsbGJhY2tzIG9mIGFuIGludGVncmF0b3IsIG5ldw=="
        })
@DirtiesContext
@Timeout(value = 300, unit = SECONDS)
class BatchTransportTests {

    @RegisterExtension
    static final QuietRooms QUIET = new QuietRooms("intake", "metrics");

    private static final long FIRST = Long.getLong("transport.seed", 1);
    private static final int ROUNDS =
            Integer.getInteger("transport.rounds", Long.getLong("transport.seed") == null ? 25 : 1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Queue<JsonNode> CALLBACKS = new ConcurrentLinkedQueue<>();
    private static final JsonMapper JSON = new JsonMapper();
    private static @Nullable StandInCxone cxone;
    private static @Nullable HttpServer crm;

    @LocalServerPort
    private int port;

    private final List<ToldJob> jobs = new ArrayList<>();
    private int tags;

    @DynamicPropertySource
    static void standIns(DynamicPropertyRegistry registry) throws IOException {
        var started = new StandInCxone(100_000, Duration.ofSeconds(10)).answersAfter(Duration.ZERO);
        cxone = started;
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            CALLBACKS.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        crm = server;
        registry.add(
                "CALLBACK_URL", () -> "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        registry.add("CXONE_BASE_URL", started::baseUrl);
        registry.add("CXONE_CLIENT_ID", () -> StandInCxone.CLIENT_ID);
        registry.add("CXONE_CLIENT_SECRET", () -> StandInCxone.CLIENT_SECRET);
    }

    @AfterAll
    static void stop() {
        requireNonNull(cxone).close();
        requireNonNull(crm).stop(0);
    }

    /** The contacts of a seed, sent in a random form under the tag, and plainly under the one before it. */
    private record Sent(long seed, int tag) {

        List<Map<String, String>> contacts(int of) {
            return SentContacts.some(of, new Random(seed));
        }
    }

    @Test
    void theOutcomeIsThatOfThePlainestCall() throws Exception {
        List<Sent> sent = new ArrayList<>();
        try (var calls = new BatchCalls(port)) {
            assertThat(calls.operate("/sending/pause").status()).isEqualTo(200);
            for (long seed = FIRST; seed < FIRST + ROUNDS; seed++) {
                tags += 2;
                var round = new Sent(seed, tags);
                try {
                    play(round, calls, new Random(-seed));
                } catch (AssertionError | IOException e) {
                    throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
                }
                sent.add(round);
            }
            assertThat(calls.jobIds(""))
                    .containsExactlyInAnyOrderElementsOf(
                            jobs.stream().map(ToldJob::id).toList());
            assertThat(calls.operate("/sending/resume").status()).isEqualTo(200);
            await().atMost(PATIENCE).until(() -> calls.jobIds("completed").size() == jobs.size());
            areCalledBackAbout(calls);
            for (Sent round : sent) {
                var random = new Random(-round.seed);
                assertThat(outcomes(
                                taken(calls.enrich(
                                        "", null, SentContacts.somehow(round.contacts(round.tag), random), random)),
                                round.tag))
                        .as("seed %d, again", round.seed)
                        .isEqualTo(outcomes(plainly(round, "", calls), round.tag - 1));
            }
        }
    }

    private void areCalledBackAbout(BatchCalls calls) throws IOException {
        await().atMost(PATIENCE).until(() -> ended().size() >= jobs.size());
        assertThat(ended()).hasSize(jobs.size());
        for (JsonNode told : ended()) {
            assertThat(told).isEqualTo(calls.json("/jobs/" + told.path("job_id").asString()));
        }
    }

    private static List<JsonNode> ended() {
        return CALLBACKS.stream()
                .filter(event -> event.path("type").asString().equals("job.completed"))
                .map(event -> event.path("data"))
                .toList();
    }

    private void play(Sent round, BatchCalls calls, Random random) throws Exception {
        String query =
                WrittenForms.one(random, "", "", "include=normalized", "source=shop", "source=a.b&include=normalized");
        Body body = SentContacts.somehow(round.contacts(round.tag), random);
        JsonNode plain = plainly(round, query, calls);
        List<String> expected = outcomes(plain, round.tag - 1);

        String asked = body.isFile() || random.nextBoolean() ? query : with(query, "mapping=salesforce");
        String key = random.nextInt(3) == 0 ? null : "key-" + round.tag;
        for (int i = random.nextInt(4); i > 0; i--) {
            LostCalls.one(calls, asked, key, body, random);
        }
        if (random.nextBoolean()) {
            JsonNode tried = json(
                    calls.enrich(with(asked.replaceAll("&?include=normalized", ""), "dry_run=true"), key, body, random),
                    200);
            assertThat(outcomes(tried, round.tag, "normalized", "consent"))
                    .isEqualTo(outcomes(plain, round.tag - 1, "normalized"));
        }
        Answer first = key != null && random.nextInt(4) == 0
                ? atOnce(asked, key, body, random)
                : calls.enrich(asked, key, body, random);
        JsonNode answer = taken(first);
        assertThat(outcomes(answer, round.tag)).isEqualTo(expected);
        if (key != null) {
            again(calls, asked, key, body, first, random);
        }
        if (random.nextInt(3) == 0) {
            LostCalls.one(calls, asked, key, body, random);
        }
        jobs.getLast().isToldAlike(calls, random);
    }

    private JsonNode plainly(Sent round, String query, BatchCalls calls) throws IOException {
        return taken(calls.plainly(query, SentContacts.plainly(round.contacts(round.tag - 1))));
    }

    /** The same call on several connections at the same time: it is done once. */
    private Answer atOnce(String query, String key, Body body, Random random) {
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 3)
                .mapToObj(i -> new Random(random.nextLong()))
                .map(own -> CompletableFuture.supplyAsync(() -> {
                    try (var calls = new BatchCalls(port)) {
                        return calls.enrich(query, key, body, own);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        List<Answer> firsts = answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.status() != 409
                        && answer.header("Idempotent-Replayed").isEmpty())
                .toList();
        assertThat(firsts).as("done once").hasSize(1);
        return firsts.getFirst();
    }

    private static void again(BatchCalls calls, String query, String key, Body body, Answer first, Random random)
            throws IOException {
        Answer again = calls.enrich(query, key, body, random);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        JsonNode before = JSON.readTree(first.body());
        before.path("results").forEach(result -> ((ObjectNode) result).remove("normalized"));
        assertThat(JSON.readTree(again.body())).isEqualTo(before);

        Answer refused = body.isFile()
                ? calls.enrich(with(query, "mapping=hubspot"), key, body, random)
                : calls.enrich(query, key, body.longer(), random);
        LostCalls.isProblem(refused, 422, "Idempotency-Key");
    }

    private JsonNode taken(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isIn(202, 422);
        JsonNode taken = json(answer, answer.status());
        assertThat(taken.path("success").asBoolean()).isEqualTo(answer.status() == 202);
        assertThat(answer.header("Location"))
                .isEqualTo("/jobs/" + taken.path("job_id").asString());
        jobs.add(new ToldJob(taken));
        return taken;
    }

    private static JsonNode json(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        return JSON.readTree(answer.body());
    }

    /** Of each contact, whoever its person is and whatever line it stands on. */
    private static List<String> outcomes(JsonNode answer, int tag, String... without) {
        ToldJob.addsUp(answer);
        return StreamSupport.stream(answer.path("results").spliterator(), false)
                .map(result -> {
                    ObjectNode told = ((ObjectNode) result.deepCopy()).without(List.of("line", "deduplication_hash"));
                    told.remove(List.of(without));
                    JsonNode normalized = told.path("normalized");
                    if (normalized.isObject()) {
                        ((ObjectNode) normalized).remove("deduplication_hash");
                    }
                    return SentContacts.untagged(told.toString(), tag);
                })
                .toList();
    }

    private static String with(String query, String parameter) {
        return query.isEmpty() ? parameter : query + "&" + parameter;
    }
}
