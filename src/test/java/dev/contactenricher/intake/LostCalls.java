package dev.contactenricher.intake;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.http.HttpWire;
import dev.contactenricher.http.HttpWire.Answer;
import dev.contactenricher.intake.SentContacts.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls that fail on their way, or are refused: nothing may come of them, not even of their {@code Idempotency-Key}. */
final class LostCalls {

    private static final JsonMapper JSON = new JsonMapper();

    private LostCalls() {}

    static void one(BatchCalls calls, String query, @Nullable String key, Body body, Random random) throws IOException {
        List<String> head = BatchCalls.head(query, key, body.type());
        byte[] bytes = body.bytes();
        switch (random.nextInt(14)) {
            case 0 -> cut(calls.port, head, bytes, random);
            case 1 -> endsEarly(calls.port, head, bytes, random);
            case 2 -> refused(calls, without(head, "X-API-Key"), bytes, random, 401, "X-API-Key");
            case 3 -> refused(calls, with(head, "X-API-Key: nobody's-key"), bytes, random, 401, "X-API-Key");
            case 4 -> refused(calls, with(head, "X-API-Key: ops-key-of-tests"), bytes, random, 403, "key");
            case 5 -> {
                String encoding = WrittenForms.one(random, "gzip", "GZIP", "x-gzip", "deflate", "identity, br");
                refused(
                        calls,
                        with(head, "Content-Encoding: " + encoding),
                        zipped(bytes, random),
                        random,
                        415,
                        "Content-Encoding");
            }
            case 6 -> {
                String type = WrittenForms.one(
                        random,
                        "application/xml",
                        "text/plain",
                        "multipart/form-data; boundary=x",
                        "text/csv; charset=none-such",
                        "application/x-www-form-urlencoded");
                refused(calls, with(head, "Content-Type: " + type), bytes, random, 415, "Content-Type");
            }
            case 7 ->
                refused(
                        calls,
                        both(head, "Idempotency-Key: a", "Idempotency-Key: b"),
                        bytes,
                        random,
                        400,
                        "Idempotency-Key");
            case 8 -> refused(calls, with(head, "Idempotency-Key: two words"), bytes, random, 400, "Idempotency-Key");
            case 9 -> {
                String parameter = WrittenForms.one(
                        random, "dryrun=true", "dry_run=yes", "mapping=none", "source=UP", "include=all");
                String path = query.replaceAll("(mapping|source|include)=[^&]*&?", "");
                refused(
                        calls,
                        BatchCalls.head(path + "&" + parameter, key, body.type()),
                        bytes,
                        random,
                        400,
                        parameter.split("=")[0]);
            }
            case 10 -> refused(calls, with(head, "Accept: text/csv"), bytes, random, 406, "Accept");
            case 11 -> refused(calls, head, zipped(bytes, random), random, 400, "body");
            case 12 -> {
                byte[] json = body.isFile()
                        ? "{\"contacts\": [{\"email\": \"p0@acme.example\"}]}".getBytes(ISO_8859_1)
                        : bytes;
                int end = new String(json, ISO_8859_1).stripTrailing().length() - 1;
                refused(
                        calls,
                        with(head, "Content-Type: application/json"),
                        Arrays.copyOf(json, random.nextInt(end)),
                        random,
                        400,
                        "body");
            }
            default -> malformed(calls.port, head, bytes, random);
        }
    }

    /** The sender goes away within its request. */
    private static void cut(int port, List<String> head, byte[] body, Random random) throws IOException {
        byte[] whole = HttpWire.bytes(head, body, random);
        try (var wire = new HttpWire(port)) {
            wire.sendInPieces(Arrays.copyOf(whole, random.nextInt(whole.length)), random);
        }
    }

    /** The sender says that nothing more comes, where more was announced. */
    private static void endsEarly(int port, List<String> head, byte[] body, Random random) throws IOException {
        byte[] whole = HttpWire.bytes(head, body, random);
        int headers = new String(whole, ISO_8859_1).indexOf("\r\n\r\n") + 4;
        try (var wire = new HttpWire(port)) {
            wire.sendInPieces(Arrays.copyOf(whole, headers + random.nextInt(whole.length - headers)), random);
            wire.sendNoMore();
            isProblem(wire.read(), 400, "Content-Length");
        }
    }

    private static void malformed(int port, List<String> head, byte[] body, Random random) throws IOException {
        String chunk = WrittenForms.one(random, "-1", "g", "7fffffffffffffff0", "5 5");
        var whole = new ByteArrayOutputStream();
        whole.writeBytes((String.join("\r\n", head) + "\r\nTransfer-Encoding: chunked\r\n\r\n").getBytes(ISO_8859_1));
        int good = random.nextInt(body.length);
        if (good > 0) {
            whole.writeBytes((Integer.toHexString(good) + "\r\n").getBytes(ISO_8859_1));
            whole.write(body, 0, good);
            whole.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        whole.writeBytes((chunk + "\r\n").getBytes(ISO_8859_1));
        try (var wire = new HttpWire(port)) {
            wire.sendInPieces(whole.toByteArray(), random);
            isProblem(wire.read(), 400, "chunks");
        }
    }

    private static void refused(
            BatchCalls calls, List<String> head, byte[] body, Random random, int status, String names)
            throws IOException {
        isProblem(calls.call(head, body, random), status, names);
    }

    /** One that says what is wrong, and nothing of what was sent. */
    static void isProblem(Answer answer, int status, String names) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).startsWith("urn:contact-enricher:problem:");
        assertThat(problem.path("instance").asString()).startsWith("urn:");
        assertThat(answer.body()).contains(names).doesNotContain("acme.example", "Söhne", "+49309");
    }

    private static List<String> without(List<String> head, String name) {
        return head.stream().filter(line -> !line.startsWith(name + ":")).toList();
    }

    /** In place of any other of that name. */
    private static List<String> with(List<String> head, String header) {
        return both(head, header);
    }

    private static List<String> both(List<String> head, String... headers) {
        List<String> all = new ArrayList<>(without(head, headers[0].split(":")[0]));
        all.addAll(List.of(headers));
        return all;
    }

    /** Whole, cut off, broken, or with something behind it: nothing of it is unpacked. */
    private static byte[] zipped(byte[] bytes, Random random) throws IOException {
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        }
        byte[] whole = zipped.toByteArray();
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(whole, 10 + random.nextInt(whole.length - 10));
            case 1 -> {
                whole[whole.length - 8] ^= 1;
                yield whole;
            }
            case 2 -> Arrays.copyOf(whole, whole.length + 5);
            default -> whole;
        };
    }
}
