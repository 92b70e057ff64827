package dev.contactenricher.blackbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.standin.StandInCxone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** CXone and the marketing platform, whose answers wait until they are let go, so that each step can be looked at alone. */
final class HeldPeers implements AutoCloseable {

    private static final int CALLERS = 16;
    private static final String KEY = "\"deduplication_hash\"";

    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> unconfirmed = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicInteger arrived = new AtomicInteger();
    private volatile CountDownLatch merges = new CountDownLatch(1);
    private volatile CountDownLatch exports = new CountDownLatch(1);

    HeldPeers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on answers wait. */
    void hold() {
        arrived.set(0);
        merges = new CountDownLatch(1);
        exports = new CountDownLatch(1);
    }

    /** How many merge requests came since answers are held. */
    int arrived() {
        return arrived.get();
    }

    void answerMerges() {
        merges.countDown();
    }

    void answerExports() {
        exports.countDown();
    }

    /** Sends a signed webhook for each contact of which there was none, and returns once all are acknowledged. */
    void confirm(URI webhooks) throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var done = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> {
                        for (String id = unconfirmed.poll(); id != null; id = unconfirmed.poll()) {
                            confirm(webhooks, id);
                        }
                        return true;
                    }))
                    .toList();
            for (var caller : done) {
                caller.get();
            }
        }
    }

    private void confirm(URI webhooks, String id) throws Exception {
        String body = "{\"type\":\"contact.merged\",\"contact_id\":\"" + id + "\",\"event_id\":\"evt-" + id + "\"}";
        String seconds = Long.toString(Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(
                Base64.getDecoder().decode(StandInCxone.WEBHOOK_SECRET.substring("whsec_".length())), "HmacSHA256"));
        byte[] signature = mac.doFinal((id + "." + seconds + "." + body).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(webhooks)
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", seconds)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(BodyPublishers.ofString(body))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IllegalStateException("A webhook was answered " + status);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/oauth2/token" -> reply(exchange, 200, """
                        {"access_token":"benchmark","token_type":"Bearer","expires_in":36000,
                         "scope":"contact:write contact:read webhook:write webhook:read"}""");
                case "/api/v2/webhooks" -> reply(exchange, 201, "{}");
                case "/api/v2/contacts/merge" -> merge(exchange, body);
                default -> {
                    exports.await();
                    reply(exchange, 200, "{}");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void merge(HttpExchange exchange, String body) throws IOException, InterruptedException {
        List<String> ids = IntStream.range(1, body.split(KEY, -1).length)
                .mapToObj(contact -> "C-" + lastId.incrementAndGet())
                .toList();
        arrived.incrementAndGet();
        merges.await();
        unconfirmed.addAll(ids);
        reply(exchange, 202, ids.stream().collect(Collectors.joining("\",\"", "{\"contacts\":[\"", "\"]}")));
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        http.shutdownNow();
        server.stop(0);
    }
}
