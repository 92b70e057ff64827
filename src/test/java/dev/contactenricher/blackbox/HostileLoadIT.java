package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.http.RawConnection;
import dev.contactenricher.standin.EnricherClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attacks on the packaged jar with a heap of 512 MB, and what a well-behaved caller of {@code /enrich-batch} feels of
 * each. The figures are printed. Ten thousand connections need as many open files ({@code ulimit -n 20000}).
 */
@Tag("long")
@TestInstance(Lifecycle.PER_CLASS)
class HostileLoadIT {

    private static final int CALLS = 60;
    private static final Duration BEARABLE = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 10_000;
    private static final int SLOW_SENDERS = 1_000;
    private static final String CRM = "X-API-Key: " + EnricherClient.CRM_KEY + "\r\nContent-Type: application/json\r\n";

    @TempDir
    static Path dataDir;

    private final List<RawConnection> attackers = new ArrayList<>();
    private Rig rig;
    private int port;

    @BeforeAll
    void start() {
        rig = new Rig(dataDir, 100, Duration.ofSeconds(60), Map.of("CRM_RATE_LIMIT", "1000"));
        port = rig.client.port();
        measured("nothing");
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void headersThatNeverEnd() throws Exception {
        open(SLOW_SENDERS, "GET /jobs/1 HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
        bearable("1,000 headers that never end");
    }

    @Test
    void bodiesThatNeverEnd() throws Exception {
        open(SLOW_SENDERS / 2, post("/webhooks/cxone-merge", "", 1000) + "{");
        open(SLOW_SENDERS / 2, post("/enrich-batch", "Content-Type: application/json\r\n", 1_000_000) + "{");
        open(SLOW_SENDERS / 2, post("/enrich-batch", CRM, 1_000_000) + "{\"contacts\": [");
        bearable("1,500 bodies that never end");
    }

    /** With every kind of key: pages and streams of the trail fifty times in a row on each connection, all else once. */
    @Test
    void callersWhoNeverRead() throws Exception {
        Duration quiet = measured("nothing, once warm");
        unread("GET /audit-trail?limit=1000", EnricherClient.COMPLIANCE_KEY, "application/json", 50);
        unread("GET /audit-trail", EnricherClient.COMPLIANCE_KEY, "application/x-ndjson", 50);
        unread("GET /metrics", EnricherClient.OPS_KEY, "text/plain", 1);
        unread("GET /v3/api-docs", EnricherClient.CRM_KEY, "*/*", 1);
        unread("GET /nothing", "no-such-key", "*/*", 1);
        Duration health = health("300 callers who never read");
        Duration batches = measured("300 callers who never read");
        bearable("300 callers who never read, later");
        assertThat(health).isLessThan(Duration.ofMillis(100));
        assertThat(batches).isLessThan(quiet.multipliedBy(2));
    }

    private void unread(String call, String key, String accept, int times) throws IOException {
        String request =
                call + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + key + "\r\nAccept: " + accept + "\r\n\r\n";
        for (int i = 0; i < 60; i++) {
            var caller = new RawConnection(port, 4096);
            attackers.add(caller);
            caller.takes(request.repeat(times));
        }
    }

    /** The 99th percentile of liveness. */
    private Duration health(String attack) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var liveness = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/liveness"))
                    .build();
            List<Duration> times = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                long startedNanos = System.nanoTime();
                assertThat(http.send(liveness, BodyHandlers.discarding()).statusCode())
                        .isEqualTo(200);
                times.add(Duration.ofNanos(System.nanoTime() - startedNanos));
            }
            times.sort(null);
            System.out.printf(
                    "Health during %s: p50 %d ms, p99 %d ms%n",
                    attack, times.get(100).toMillis(), times.get(198).toMillis());
            return times.get(198);
        }
    }

    @Test
    void tenThousandConnections() throws Exception {
        open(CONNECTIONS, "GET ");
        bearable("10,000 connections");
    }

    @Test
    void aHundredMegabytes() throws Exception {
        byte[] piece = new byte[1 << 20];
        attack("100 MB with Content-Length", () -> big(post("/enrich-batch", CRM, 100 << 20), piece, 100));
        byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(StandardCharsets.UTF_8);
        attack(
                "100 MB in chunks",
                () -> big(
                        "POST /enrich-batch HTTP/1.1\r\nHost: localhost\r\n" + CRM
                                + "Transfer-Encoding: chunked\r\n\r\n",
                        chunk,
                        100));
    }

    @Test
    void aMillionBrackets() throws Exception {
        String body = "{\"contacts\": " + "[".repeat(1_000_000);
        attack("JSON a million deep", () -> {
            assertThat(rig.client.postBatch(body, UUID.randomUUID().toString()).statusCode())
                    .isEqualTo(400);
            return null;
        });
    }

    @Test
    void objectsWithoutEnd() throws Exception {
        String body = "{\"contacts\": [{\"email\": \"b@mail.example\", \"x\": [" + "{},".repeat(5_000_000) + "{}]}]}";
        attack("a contact of five million objects", () -> {
            assertThat(rig.client.postBatch(body, UUID.randomUUID().toString()).statusCode())
                    .isIn(400, 422);
            return null;
        });
    }

    @Test
    void aGzipBomb() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bomb)) {
            for (int i = 0; i < 200; i++) {
                gzip.write(new byte[1 << 20]);
            }
        }
        String head = post("/enrich-batch", CRM + "Content-Encoding: gzip\r\n", bomb.size());
        attack("a gzip bomb of 200 MB", () -> big(head, bomb.toByteArray(), 1));
    }

    /** Its answer is a refusal, if it comes at all. */
    private Void big(String head, byte[] piece, int pieces) {
        try (var sender = new RawConnection(port)) {
            sender.send(head);
            for (int i = 0; i < pieces; i++) {
                sender.send(piece);
            }
            assertThat(sender.readStatus()).startsWith("HTTP/1.1 4");
        } catch (IOException cut) {
            // so can it be, too
        }
        return null;
    }

    private void attack(String name, Callable<Void> once) throws Exception {
        try (var attacker = Executors.newFixedThreadPool(4)) {
            var running =
                    IntStream.range(0, 8).mapToObj(i -> attacker.submit(once)).toList();
            bearable(name);
            for (var one : running) {
                one.get();
            }
        }
    }

    private void open(int count, String beginning) throws IOException {
        for (int i = 0; i < count; i++) {
            attackers.add(new RawConnection(port).send(beginning));
        }
    }

    private void bearable(String attack) throws IOException {
        try {
            assertThat(measured(attack)).isLessThan(BEARABLE);
        } finally {
            for (RawConnection attacker : attackers) {
                attacker.close();
            }
            attackers.clear();
        }
    }

    /** The 99th percentile. */
    private Duration measured(String attack) {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            String body = rig.client.body(List.of(People.person(i)));
            long startedNanos = System.nanoTime();
            int status =
                    rig.client.postBatch(body, UUID.randomUUID().toString()).statusCode();
            times.add(Duration.ofNanos(System.nanoTime() - startedNanos));
            assertThat(status).isEqualTo(202);
        }
        times.sort(null);
        Duration p99 = times.get(CALLS * 99 / 100);
        System.out.printf(
                "During %s: p50 %d ms, p99 %d ms%n",
                attack, times.get(CALLS / 2).toMillis(), p99.toMillis());
        return p99;
    }

    private static String post(String path, String head, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + head + "Content-Length: " + length + "\r\n\r\n";
    }
}
