package dev.contactenricher.standin;

import static dev.contactenricher.standin.OddAnswers.Outcome.FORBIDDEN;
import static dev.contactenricher.standin.OddAnswers.Outcome.REFUSED;
import static dev.contactenricher.standin.OddAnswers.Outcome.TAKEN;
import static dev.contactenricher.standin.OddAnswers.Outcome.UNKNOWN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;

/** What a peer may send in place of an answer, by the names that docs/security.md calls them by. */
public final class OddAnswers {

    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String EMPTY = "Content-Length: 0\r\n\r\n";
    private static final String DONE = "Content-Length: 4\r\n\r\ndone";
    private static final int MEGABYTES_10 = 10_000_000;

    private static final List<OddAnswer> ALL = List.of(
            endless("a body that drips", UNKNOWN, out -> drip(out, OK + "Content-Length: 100000\r\n\r\n", "x")),
            endless(
                    "chunks that drip",
                    UNKNOWN,
                    out -> drip(out, OK + "Transfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n")),
            endless("a head that drips", UNKNOWN, out -> drip(out, OK + "X-Slow: ", "x")),
            endless("silence", UNKNOWN, out -> silence()),
            endless("silence behind a head", UNKNOWN, out -> {
                write(out, OK + "Content-Length: 4\r\n\r\n");
                silence();
            }),
            endless(
                    "a refusal that drips",
                    REFUSED,
                    out -> drip(out, "HTTP/1.1 422 No\r\nContent-Length: 100000\r\n\r\n", "x")),
            endless("`102` for ever", UNKNOWN, out -> forever(out, "HTTP/1.1 102 Processing\r\n\r\n")),
            sends("`101`", UNKNOWN, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"),
            sends("garbage", UNKNOWN, "\0\1\2 this is not HTTP\r\n\r\n".repeat(100)),
            sends("HTTP/0.9", UNKNOWN, "<html>done</html>"),
            sends("a status that is none", UNKNOWN, "HTTP/1.1 two hundred\r\n" + EMPTY),
            sends("nothing", UNKNOWN, ""),
            sends("half a head", UNKNOWN, OK + "Content-Le"),
            sends("a body cut short", UNKNOWN, OK + "Content-Length: 9\r\n\r\nhalf"),
            sends("chunks cut short", UNKNOWN, OK + "Transfer-Encoding: chunked\r\n\r\nff\r\nhalf"),
            sends("a chunk of no size", UNKNOWN, OK + "Transfer-Encoding: chunked\r\n\r\nZZ\r\nhalf\r\n"),
            sends("a length below zero", UNKNOWN, OK + "Content-Length: -5\r\n\r\nhello"),
            sends("a length beyond all", UNKNOWN, OK + "Content-Length: 99999999999999999999\r\n\r\nhello"),
            sends("two lengths", UNKNOWN, OK + "Content-Length: 3\r\n" + DONE),
            endless("headers without end", UNKNOWN, out -> {
                write(out, OK);
                forever(out, "X-Filler: " + "x".repeat(1_000) + "\r\n");
            }),
            sends("60 KB of headers", TAKEN, OK + ("X-Filler: " + "x".repeat(990) + "\r\n").repeat(60) + DONE),
            sends("10 MB of ids", TAKEN, OK + "Content-Length: " + MEGABYTES_10 + "\r\n\r\n" + ids()),
            sends("`204`", TAKEN, "HTTP/1.1 204 No Content\r\n\r\n"),
            sends("`205`", TAKEN, "HTTP/1.1 205 Reset Content\r\n" + EMPTY),
            sends("another media type", TAKEN, OK + "Content-Type: image/png\r\n" + DONE),
            sends("gzip unasked", TAKEN, gzipped("{\"contacts\": []}")),
            sends("a gzip bomb", TAKEN, gzipped("[".repeat(MEGABYTES_10))),
            sends("JSON without end", TAKEN, OK + "Content-Length: 500000\r\n\r\n" + "[".repeat(500_000)),
            sends("a refusal cut short", REFUSED, "HTTP/1.1 422 No\r\nContent-Length: 100\r\n\r\n{\"errors\""),
            sends("a redirect", FORBIDDEN, "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:9/\r\n" + EMPTY),
            sends("`304`", FORBIDDEN, "HTTP/1.1 304 Not Modified\r\n\r\n"));

    private OddAnswers() {}

    /** What it means, by the contract's table. */
    public enum Outcome {
        UNKNOWN,
        TAKEN,
        REFUSED,
        FORBIDDEN
    }

    /** Sends it to a caller who has sent all of the request. */
    @FunctionalInterface
    public interface Script {
        void play(OutputStream out) throws IOException;
    }

    /**
     * One of them.
     *
     * @param isEndless whether only the caller's patience ends it
     */
    public record OddAnswer(String name, Outcome outcome, boolean isEndless, Script script) {

        @Override
        public String toString() {
            return name;
        }
    }

    public static List<OddAnswer> all() {
        return ALL;
    }

    public static Map<String, OddAnswer> byName() {
        var byName = new LinkedHashMap<String, OddAnswer>();
        ALL.forEach(answer -> byName.put(answer.name(), answer));
        return byName;
    }

    private static OddAnswer sends(String name, Outcome outcome, String text) {
        return new OddAnswer(name, outcome, false, out -> write(out, text));
    }

    private static OddAnswer endless(String name, Outcome outcome, Script script) {
        return new OddAnswer(name, outcome, true, script);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static void forever(OutputStream out, String text) throws IOException {
        while (true) {
            write(out, text);
        }
    }

    private static void drip(OutputStream out, String head, String drop) throws IOException {
        write(out, head);
        while (true) {
            write(out, drop);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Until whoever plays it is interrupted. */
    private static void silence() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }

    private static String ids() {
        var text = new char[MEGABYTES_10];
        Arrays.fill(text, 'c');
        return "{\"contacts\": [\"" + new String(text, 0, MEGABYTES_10 - 17) + "\"]";
    }

    private static String gzipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OK + "Content-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: " + bytes.size()
                + "\r\n\r\n" + bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
