package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.contactenricher.http.HttpWire;
import dev.contactenricher.http.HttpWire.Answer;
import dev.contactenricher.intake.SentContacts.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of one CRM on one connection, as long as the service leaves it open. */
final class BatchCalls implements AutoCloseable {

    static final String CRM = "X-API-Key: crm-key-of-tests";

    private static final JsonMapper JSON = new JsonMapper();

    final int port;
    private HttpWire wire;

    BatchCalls(int port) throws IOException {
        this.port = port;
        this.wire = new HttpWire(port);
    }

    Answer enrich(String query, @Nullable String key, Body body, Random random) throws IOException {
        return call(head(query, key, body.type()), body.bytes(), random);
    }

    /** With its length, in one piece. */
    Answer plainly(String query, Body body) throws IOException {
        List<String> head = new ArrayList<>(head(query, null, body.type()));
        head.add("Content-Length: " + body.bytes().length);
        return call(String.join("\r\n", head) + "\r\n\r\n" + new String(body.bytes(), UTF_8));
    }

    static List<String> head(String query, @Nullable String key, String type) {
        List<String> head = new ArrayList<>(List.of(
                "POST /enrich-batch" + (query.isEmpty() ? "" : "?" + query) + " HTTP/1.1",
                "Host: localhost",
                CRM,
                "Content-Type: " + type));
        if (key != null) {
            head.add("Idempotency-Key: " + key);
        }
        return head;
    }

    Answer call(List<String> head, byte[] body, Random random) throws IOException {
        return kept(wire.call(head, body, random));
    }

    Answer get(String path, String accept) throws IOException {
        return call("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + CRM + "\r\nAccept: " + accept + "\r\n\r\n");
    }

    JsonNode json(String path) throws IOException {
        return JSON.readTree(get(path, "application/json").body());
    }

    Answer operate(String path) throws IOException {
        return call("POST " + path
                + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: ops-key-of-tests\r\nContent-Length: 0\r\n\r\n");
    }

    /** Of all there are, or those of one status. */
    List<String> jobIds(String status) throws IOException {
        List<String> ids = new ArrayList<>();
        String filter = status.isEmpty() ? "" : "&status=" + status;
        String cursor = "";
        do {
            JsonNode page = json("/jobs?limit=100" + filter + cursor);
            page.path("jobs").forEach(job -> ids.add(job.path("job_id").asString()));
            cursor = page.path("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.path("next_cursor").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    private Answer call(String request) throws IOException {
        wire.send(request.getBytes(UTF_8));
        return kept(wire.read());
    }

    private Answer kept(Answer answer) throws IOException {
        if (answer.header("Connection").equals("close")) {
            wire.close();
            wire = new HttpWire(port);
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
