package dev.contactenricher.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.http.RawConnection;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ExtendWith(OutputCaptureExtension.class)
class RequestIdTests {

    private static final Pattern HEADER = Pattern.compile("\r\nX-Request-Id: ([^\r]*)\r\n");

    /** A filter that says something of each request. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Talkative {

        @Bean
        FilterRegistrationBean<jakarta.servlet.Filter> talkativeFilter() {
            return new FilterRegistrationBean<>((request, response, chain) -> {
                LoggerFactory.getLogger(Talkative.class).info("A request is here");
                chain.doFilter(request, response);
            });
        }
    }

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET /health/liveness, 200",
        "GET /metrics, 401",
        "GET /nothing, 401",
        "GET /jobs//x, 400",
        "GET /health/liveness?%zz, 400",
        "PUT /health/liveness, 405",
        "POST /webhooks/cxone-merge, 401"
    })
    void everyAnswerCarriesTheCallersOwnAndSoDoesItsProblem(String call, int status) throws IOException {
        String answer = answer(call, "X-Request-Id: Crm_1.2:3-4\r\n");
        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(idIn(answer)).isEqualTo("Crm_1.2:3-4");
        if (status >= 400) {
            assertThat(answer).contains("\"instance\":\"urn:request:Crm_1.2:3-4\"");
        }
    }

    @Test
    void aUuidIsNamedAsOne() throws IOException {
        String id = "0199f0aa-7b1c-7def-8123-00DEADBEEF00";
        assertThat(answer("GET /nothing", "X-Request-Id: " + id + "\r\n"))
                .contains("\"instance\":\"urn:uuid:" + id + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a/b", "a@b.example", "\u0080", "a,b", "{}"})
    void whatIsNotPlainIsReplaced(String given) throws IOException {
        String answer = answer("GET /nothing", "X-Request-Id: " + given + "\r\n");
        assertThat(answer).contains("\"instance\":\"urn:uuid:" + idIn(answer) + "\"");
    }

    @Test
    void onlySoLongOnesAreTaken() throws IOException {
        String longest = "x".repeat(128);
        assertThat(idIn(answer("GET /nothing", "X-Request-Id: " + longest + "\r\n")))
                .isEqualTo(longest);
        assertThat(idIn(answer("GET /nothing", "X-Request-Id: " + longest + "x\r\n")))
                .hasSize(36);
    }

    @Test
    void eachRequestWithoutOneGetsItsOwn() throws IOException {
        assertThat(idIn(answer("GET /health/liveness", "")))
                .hasSize(36)
                .isNotEqualTo(idIn(answer("GET /health/liveness", "")));
    }

    @Test
    void anAnswerBehindABodyInPiecesCarriesIt() throws IOException {
        try (var caller = new RawConnection(port)) {
            caller.send("""
                    POST /enrich-batch HTTP/1.1\r
                    Host: localhost\r
                    X-API-Key: crm-key-of-tests\r
                    X-Request-Id: pieces\r
                    Content-Type: application/json\r
                    Content-Length: 2\r
                    Connection: close\r
                    \r
                    """);
            caller.send("{");
            String answer = caller.send("]").readAll();
            assertThat(answer).startsWith("HTTP/1.1 400").contains("urn:request:pieces");
            assertThat(idIn(answer)).isEqualTo("pieces");
        }
    }

    @Test
    void requestsThatTomcatRefusesCarryItToo() throws IOException {
        String answer = answer("GET /x y", "X-Request-Id: refused\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(answer).contains(":" + idIn(answer) + "\"");
    }

    @Test
    void itsLogLinesCarryIt(CapturedOutput output) throws IOException {
        answer("GET /health/liveness", "X-Request-Id: in-the-log\r\n");
        await().untilAsserted(() -> assertThat(output.toString().lines())
                .anyMatch(line -> line.contains("[in-the-log]") && line.contains("A request is here")));
    }

    private static String idIn(String answer) {
        Matcher header = HEADER.matcher(answer);
        assertThat(header.find()).as(answer).isTrue();
        String id = header.group(1);
        assertThat(header.find()).isFalse();
        return id;
    }

    private String answer(String call, String head) throws IOException {
        try (var caller = new RawConnection(port)) {
            return caller.send(call + " HTTP/1.1\r\nHost: localhost\r\n" + head + "Content-Length: 0\r\n"
                            + "Connection: close\r\n\r\n")
                    .readAll();
        }
    }
}
