package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who followed a link that lost something on its way reads a page, and no JSON. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class BrokenAddressTests {

    private static final String BROWSER = "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\n";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/jobs/%zz",
                "/console/%",
                "/console/jobs/%C3",
                "/console/jobs/a%2fb",
                "/console/jobs/%00",
                "/console//x",
                "/console;x=1",
                "/console?x=%",
                "/console/jobs?from=%ff",
                "/?x=%"
            })
    void aBrowserGetsAPage(String address) {
        String answer = answer("GET " + address + " HTTP/1.1\r\n" + BROWSER);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .containsIgnoringCase("\r\nContent-Type: text/html;charset=utf-8\r\n")
                .contains("\r\nX-Request-Id: ", "\r\nContent-Security-Policy: default-src 'none'")
                .contains("<h1>The request breaks a rule</h1>", "href=\"/console\"")
                .doesNotContain("%zz", "urn:");
        assertThat(answer("GET " + address + " HTTP/1.1\r\nAccept: */*\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "urn:contact-enricher:problem:invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/%zz", "/jobs?x=%", "/consoles/%zz", "/enrich-batch//x"})
    void theApiAnswersAsEver(String address) {
        assertThat(answer("GET " + address + " HTTP/1.1\r\n" + BROWSER))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json");
    }

    @Test
    void aFormThatCannotBeReadIsAnsweredByAPage() {
        String cookie = Visitor.signedIn(port, "ops-key-of-tests").cookie();
        assertThat(answer(
                        "POST /console/sending/pause HTTP/1.1\r\n" + BROWSER + "Cookie: " + cookie
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n",
                        "a=%"))
                .startsWith("HTTP/1.1 400")
                .contains("<p>The form cannot be read.</p>");
    }

    private String answer(String head) {
        return answer(head, "");
    }

    private String answer(String head, String body) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write((head + "Host: localhost\r\nConnection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
