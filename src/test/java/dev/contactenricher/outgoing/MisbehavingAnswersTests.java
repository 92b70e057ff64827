package dev.contactenricher.outgoing;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.outgoing.HttpAnswer.Missing;
import dev.contactenricher.outgoing.HttpAnswer.Received;
import dev.contactenricher.standin.OddAnswers;
import dev.contactenricher.standin.OddAnswers.OddAnswer;
import dev.contactenricher.standin.OddAnswers.Outcome;
import dev.contactenricher.standin.OddAnswers.Script;
import dev.contactenricher.standin.OddPeer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a peer may send in place of an answer, over a socket: each ends when the time for a call is over, as the table of
 * docs/security.md says.
 */
@Timeout(value = 60, unit = SECONDS)
class MisbehavingAnswersTests {

    /** For a call that would never end. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private static final Duration ENOUGH_FOR_A_HEAD = Duration.ofSeconds(6);

    /** For a call that ends by itself, though the machine be slow. */
    private static final Duration LONG = Duration.ofSeconds(90);

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone";

    private static final OutgoingHttp HTTP = new OutgoingHttp(Clock.systemUTC());

    /** By their names, those that take all of their time, and take it together. */
    private static final Map<String, CompletableFuture<HttpAnswer>> ENDLESS = new HashMap<>();

    @BeforeAll
    static void callTheEndless() {
        OddAnswers.byName().forEach((name, odd) -> {
            if (odd.isEndless() && odd.outcome() == Outcome.UNKNOWN) {
                var answered =
                        CompletableFuture.supplyAsync(() -> answer(odd.script(), SHORT), Thread::startVirtualThread);
                ENDLESS.put(name, answered);
            }
        });
    }

    @AfterAll
    static void stop() {
        HTTP.destroy();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\n",
                "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n",
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 199 Whatever\r\n\r\n"
            })
    void informationalAnswersAreSkipped(String before) {
        assertThat(answer(out -> write(out, before + OK))).isEqualTo(new Received(200, null, "done"));
    }

    /** The rows of docs/security.md that name this test: what is sent, and what follows. */
    static Stream<Arguments> rows() throws IOException {
        return SecurityTablesTests.rowsOf("MisbehavingAnswersTests").stream()
                .flatMap(row -> Stream.of(row.what().split("; ")).map(name -> Arguments.of(name, row.first())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void theTableTellsWhatFollows(String name, String outcome) {
        OddAnswer odd = requireNonNull(OddAnswers.byName().get(name), name);
        HttpAnswer answer = ENDLESS.containsKey(name)
                ? ENDLESS.get(name).join()
                : answer(odd.script(), odd.isEndless() ? ENOUGH_FOR_A_HEAD : LONG);
        assertThat(outcome(answer)).isEqualTo(outcome);
        assertThat(odd.outcome().name()).isEqualToIgnoringCase(outcome);
    }

    @Test
    void theTableNamesAllThatIsTried() throws IOException {
        assertThat(rows().map(row -> row.get()[0]))
                .containsExactlyInAnyOrderElementsOf(OddAnswers.byName().keySet());
    }

    private static String outcome(HttpAnswer answer) {
        return switch (answer) {
            case Missing missing -> "unknown";
            case Received received -> outcome(received.status());
        };
    }

    private static String outcome(int status) {
        if (status / 100 == 2) {
            return "taken";
        }
        return status == 422 ? "refused" : "forbidden";
    }

    static Stream<Arguments> known() {
        return Stream.of(
                Arguments.of("204", "HTTP/1.1 204 No Content\r\n\r\n", new Received(204, null, "")),
                Arguments.of(
                        "205", "HTTP/1.1 205 Reset Content\r\nContent-Length: 0\r\n\r\n", new Received(205, null, "")),
                Arguments.of("304", "HTTP/1.1 304 Not Modified\r\n\r\n", new Received(304, null, null)),
                Arguments.of(
                        "a redirect",
                        "HTTP/1.1 307 Go\r\nLocation: http://127.0.0.1:9/\r\nContent-Length: 0\r\n\r\n",
                        new Received(307, null, null)),
                Arguments.of(
                        "60 KB of headers",
                        "HTTP/1.1 200 OK\r\n" + ("X-Filler: " + "x".repeat(990) + "\r\n").repeat(60)
                                + "Content-Length: 4\r\n\r\ndone",
                        new Received(200, null, "done")),
                Arguments.of(
                        "gzip unasked",
                        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\u001f\u008b\u0008\u0000",
                        new Received(200, null, "\u001f\ufffd\u0008\u0000")),
                Arguments.of(
                        "another media type",
                        "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 4\r\n\r\ndone",
                        new Received(200, null, "done")),
                Arguments.of(
                        "10 MB",
                        "HTTP/1.1 200 OK\r\nContent-Length: 10000000\r\n\r\n" + "x".repeat(10_000_000),
                        new Received(200, null, null)),
                Arguments.of(
                        "a refusal whose reason never ends",
                        "HTTP/1.1 422 No\r\nContent-Length: 100\r\n\r\n{\"errors\"",
                        new Received(422, null, null)),
                Arguments.of(
                        "a refusal with a reason",
                        "HTTP/1.1 422 No\r\nContent-Length: 2\r\n\r\n{}",
                        new Received(422, null, "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("known")
    void whatTheStatusSaysCounts(String name, String sent, Received expected) {
        assertThat(answer(out -> write(out, sent))).isEqualTo(expected);
    }

    /** Cut with a reset instead of an orderly end, as a proxy does that dies. */
    @Test
    void aResetBehindTheHeadersLeavesTheOutcomeUnknown() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4_096]);
                    write(socket.getOutputStream(), "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                    socket.setSoLinger(true, 0);
                } catch (IOException e) {
                    // the caller has had enough
                }
            });
            URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
            assertThat(HTTP.post(uri, headers -> {}, "{}", Deadline.in(LONG))).isInstanceOf(Missing.class);
        }
    }

    private static HttpAnswer answer(Script script) {
        return answer(script, LONG);
    }

    private static HttpAnswer answer(Script script, Duration time) {
        try (var peer = new OddPeer(new OddAnswer("", Outcome.UNKNOWN, false, script))) {
            return HTTP.post(peer.uri(), headers -> {}, "{}", Deadline.in(time));
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
