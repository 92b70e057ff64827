package dev.contactenricher.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A CRM's endpoint for callbacks: it loses, refuses and redirects before it takes one, and proves what it gets. */
final class CrmReceiver implements AutoCloseable {

    static final List<String> SECRETS = List.of(
            "whsec_Y2FsbGJhY2tzIG9mIGFuIGludGVncmF0b3IsIG5ldw==", "whsec_Y2FsbGJhY2tzIG9mIGFuIGludGVncmF0b3IsIG9sZA==");

    /** @param unsigned secrets that signed none of its signatures */
    record Call(String path, String id, JsonNode event, List<String> unsigned) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final JsonMapper json = new JsonMapper();
    private final HttpServer server;
    private volatile boolean takes;

    CrmReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/events".formatted(server.getAddress().getPort());
    }

    /** From now on everything is taken. */
    void takes() {
        takes = true;
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        calls.add(new Call(exchange.getRequestURI().getPath(), id, json.readTree(body), unsigned(exchange, id, body)));
        int attempt = attempts.merge(id, 1, Integer::sum);
        if (takes) {
            exchange.sendResponseHeaders(204, -1);
        } else if (attempt % 3 == 1) {
            exchange.close();
        } else if (attempt % 3 == 2) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        } else {
            exchange.sendResponseHeaders(500, -1);
        }
        exchange.close();
    }

    /** As the specification of Standard Webhooks says: HMAC-SHA256 over {@code id.timestamp.body}, base64, behind {@code v1,}. */
    private static List<String> unsigned(HttpExchange exchange, String id, String body) {
        String signed = id + "." + exchange.getRequestHeaders().getFirst("webhook-timestamp") + "." + body;
        var signatures = Arrays.asList(
                exchange.getRequestHeaders().getFirst("webhook-signature").split(" "));
        return SECRETS.stream()
                .filter(secret -> !signatures.contains("v1," + hmac(secret, signed)))
                .toList();
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
