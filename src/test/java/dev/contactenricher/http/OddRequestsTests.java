package dev.contactenricher.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that no client makes, on every path: refused or answered, never a failure, and nothing in the log. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=10000")
@ExtendWith(OutputCaptureExtension.class)
@Timeout(value = 180, unit = SECONDS)
class OddRequestsTests {

    private static final List<String> CALLS = List.of(
            "GET /health/liveness",
            "GET /health/readiness",
            "POST /webhooks/cxone-merge",
            "GET /nothing",
            "POST /enrich-batch@crm",
            "GET /jobs/0199@crm",
            "GET /jobs/0199/contacts@crm",
            "GET /metrics@ops",
            "GET /dead-letters@ops",
            "GET /sending@ops",
            "GET /audit-trail@compliance",
            "GET /audit-trail/verify@compliance",
            "POST /privacy/access@compliance",
            "GET /v3/api-docs@ops",
            "GET /swagger-ui/index.html@ops");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept: ,",
            "Accept: , ,",
            "Accept: text/plain,",
            "Accept: ;",
            "Accept: */",
            "Accept: text",
            "Accept: text/*;q=nine",
            "Accept: text/html;q=2",
            "Accept: application/json;charset=\"",
            "Accept: application/json; charset=no-such",
            "Accept: application/json; charset=iso-8859-1",
            "Accept: application/json;q=0",
            "Accept: \u0080",
            "Accept: *",
            "Accept:",
            "Accept: " + "a/b,".repeat(1000),
            "Accept-Language: ,;q=x",
            "Accept-Language: " + "x".repeat(5000),
            "Accept-Charset: no-such",
            "Accept-Encoding: gzip;q=nine, ,br",
            "Content-Type: ,",
            "Content-Type: /",
            "Content-Type: */*",
            "Content-Type: application/*",
            "Content-Type: application/json; charset=no-such",
            "Content-Type: application/json; charset=\"",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data",
            "Content-Type: multipart/form-data; boundary=",
            "Content-Type:",
            "Content-Encoding: ,",
            "Range: bytes=9-1",
            "Range: lines=1-2",
            "If-None-Match: garbage\"",
            "If-Match: ,",
            "If-Modified-Since: yesterday",
            "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
            "Expect: something",
            "Upgrade: h2c\r\nConnection: upgrade\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
            "Cookie: =;;$Version=1; JSESSIONID=",
            "Origin: null",
            "Origin: ://\r\nAccess-Control-Request-Method: ,",
            "Forwarded: for=;;host=\"",
            "X-Forwarded-For: ,,\r\nX-Forwarded-Proto: x y\r\nX-Forwarded-Host: :::",
            "X-HTTP-Method-Override: DELETE",
            "X-Request-Id: \u0080\u0081",
            "Authorization: Bearer \u0080",
            "X-API-Key: \u0080",
            "Idempotency-Key: \u0080",
            "webhook-id: \u0080\r\nwebhook-timestamp: x\r\nwebhook-signature: v1,\u0080",
            "webhook-id: a\r\nwebhook-timestamp: 9223372036854775808\r\nwebhook-signature: v1,",
            "Content-Length: -1",
            "Content-Length: 1, 2",
            "Content-Length: 99999999999999999999",
            "Content-Length: x",
            "Transfer-Encoding: chunked, chunked",
            "Transfer-Encoding: gzip",
            "X: a\r\n folded",
            "no colon here",
            ": no name",
            "X-\u0000: nul",
            "X-Nul: a\u0000b",
            "X-Large: " + "x".repeat(20_000),
            "Host: other",
            "X-Many: 1\r\n".repeat(300) + "X-Last: 1");

    private static final List<String> ODD_QUERIES = List.of(
            "token=%zz",
            "token=%",
            "%zz=1",
            "a=%00",
            "%00",
            "a=%ff",
            "a=%c0%ae",
            "a=%ed%a0%80",
            "=&=&&",
            "&".repeat(2000),
            "a&".repeat(2000),
            "limit=1&limit=2",
            "limit=",
            "limit=-1",
            "limit=99999999999999999999",
            "cursor=%20",
            "a[]=1",
            "a={b}",
            "a=<script>",
            "a=\u0080",
            "?",
            "a=b#c",
            "a=%u0041",
            "_method=DELETE");

    private static final List<String> ODD_METHODS = List.of(
            "TRACE", "CONNECT", "PROPFIND", "get", "FOO", "G\u0000T", "G(T", "", "X".repeat(5000), "PRI", "OPTIONS");

    @LocalServerPort
    private int port;

    static Stream<String> headers() {
        return ODD_HEADERS.stream();
    }

    static Stream<String> queries() {
        return ODD_QUERIES.stream();
    }

    static Stream<String> methods() {
        return ODD_METHODS.stream();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void anOddHeaderIsRefusedOrIgnored(String header, CapturedOutput output) throws IOException {
        int before = output.length();
        for (String call : CALLS) {
            String body = call.startsWith("POST") && !header.contains("Content-Length") ? "Content-Length: 0\r\n" : "";
            assertThat(answer(line(call, "") + host(header) + header + "\r\n" + body + key(call)))
                    .as(call)
                    .matches(OddRequestsTests::isNoFailure, "is no failure")
                    .satisfies(OddRequestsTests::hasId);
        }
        assertThat(since(before, output)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void anOddQueryIsRefusedOrIgnored(String query, CapturedOutput output) throws IOException {
        int before = output.length();
        for (String call : CALLS) {
            String body = call.startsWith("POST") ? "Content-Length: 0\r\n" : "";
            assertThat(answer(line(call, "?" + query) + "Host: localhost\r\n" + body + key(call)))
                    .as(call)
                    .matches(OddRequestsTests::isNoFailure, "is no failure")
                    .satisfies(OddRequestsTests::hasId);
        }
        assertThat(since(before, output)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anOddMethodIsRefused(String method, CapturedOutput output) throws IOException {
        int before = output.length();
        for (String call : CALLS) {
            String path = call.substring(call.indexOf(' ') + 1).replaceAll("@.*", "");
            assertThat(answer(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + key(call)))
                    .as(call)
                    .matches(OddRequestsTests::isNoFailure, "is no failure");
        }
        assertThat(since(before, output)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contact_enricher:8080",
                "contact_enricher",
                "_enricher",
                "enricher_",
                "a_b.c_d.internal:1",
                "my-stack_contact-enricher_1",
                "enricher-",
                "-enricher",
                "enricher..internal",
                "enricher~1",
                "localhost:",
                "[::1]:8080",
                "127.0.0.1:8080",
                "xn--mnchen-3ya.example"
            })
    void aHostOfAnyKindOfNameIsServed(String host) throws IOException {
        for (String call : CALLS) {
            assertThat(answer(line(call, "") + "Host: " + host + "\r\nContent-Length: 0\r\n" + key(call)))
                    .as(call)
                    .doesNotStartWith("HTTP/1.1 5")
                    .doesNotContain("\"title\":\"The request breaks a rule\",\"status\":400,\"instance\"");
        }
        assertThat(answer("GET http://" + host + "/health/liveness HTTP/1.1\r\nHost: " + host + "\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a@b", "a:b", ":80", "[::1", "[zz]", "\u0080", "a\u0000b", "a,b", "a_b:x"})
    void aHostThatIsNoneIsQuietlyRefused(String host, CapturedOutput output) throws IOException {
        int before = output.length();
        assertThat(answer("GET /health/liveness HTTP/1.1\r\nHost: " + host + "\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(since(before, output)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/9", "HTTP/0.9", "XTTP/1.1", "http/1.1"})
    void aVersionThatNobodyKnowsIsQuietlyRefused(String version, CapturedOutput output) throws IOException {
        int before = output.length();
        assertThat(answer("GET /health/liveness " + version + "\r\nHost: a\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(since(before, output)).isEmpty();
    }

    @Test
    void twoHostsOrNoneAreRefused(CapturedOutput output) throws IOException {
        int before = output.length();
        assertThat(answer("GET /health/liveness HTTP/1.1\r\n")).startsWith("HTTP/1.1 400");
        assertThat(answer("GET /health/liveness HTTP/1.1\r\nHost: a\r\nHost: b\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(since(before, output)).isEmpty();
    }

    /** What was logged since by the threads of requests, but for refused webhooks, which are told of once in a while. */
    private static String since(int before, CapturedOutput output) {
        return output.toString()
                .substring(before)
                .lines()
                .filter(line -> line.contains("-exec-") && !line.contains("metrics.ActivityLog"))
                .collect(Collectors.joining("\n"));
    }

    private static boolean isNoFailure(String answer) {
        return answer.startsWith("HTTP/1.1 2") || answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 30");
    }

    private static void hasId(String answer) {
        assertThat(answer.split("\r\n\r\n")[0]).contains("\r\nX-Request-Id: ");
    }

    private static String line(String call, String query) {
        return call.replaceAll("@.*", "") + query + " HTTP/1.1\r\n";
    }

    private static String host(String header) {
        return header.startsWith("Host:") ? "" : "Host: localhost\r\n";
    }

    private static String key(String call) {
        int at = call.indexOf('@');
        return at < 0 ? "" : "X-API-Key: " + call.substring(at + 1) + "-key-of-tests\r\n";
    }

    private String answer(String head) throws IOException {
        try (var caller = new RawConnection(port)) {
            byte[] bytes = (head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
            return caller.send(bytes).readAll();
        }
    }
}
