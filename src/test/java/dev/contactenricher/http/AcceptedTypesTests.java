package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whatever a caller accepts: what succeeds is what was asked for, and never called a problem. */
@SpringBootTest
@AutoConfigureMockMvc
class AcceptedTypesTests {

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json; charset=iso-8859-1               | 200",
                "application/json; version=2; q=0.5                 | 200",
                "application/problem+json, application/json         | 200",
                "application/problem+json, */*;q=0.1                | 200",
                "application/vnd.acme+json, application/*;q=0.1     | 200",
                "text/html;q=0, */*;q=0.5, application/json         | 200",
                "application/json;q=0                               | 406",
                "application/*;q=0, application/json                | 200",
                "application/problem+json                           | 406",
                "application/vnd.acme+json                          | 406",
                "text/html                                          | 406",
            })
    void jsonIsJsonOrNothing(String accept, int status) {
        var calls = Map.of(
                "/jobs", "crm",
                "/dead-letters", "ops",
                "/sending", "ops",
                "/audit-trail", "compliance",
                "/audit-trail/verify", "compliance");
        for (var call : calls.entrySet()) {
            var answer = mvc.get()
                    .uri(call.getKey())
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + call.getValue() + "-key-of-tests")
                    .header(HttpHeaders.ACCEPT, accept)
                    .exchange();
            assertThat(answer).as(call.getKey()).hasStatus(status);
            assertThat(answer)
                    .as(call.getKey())
                    .hasContentType(status == 200 ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON);
        }
    }

    /** What else a range may hold is not looked for where there is JSON alone, and given where there is more. */
    @ParameterizedTest
    @CsvSource({"/sending, ops, 406", "/jobs, crm, 406", "/audit-trail, compliance, 200", "/metrics, ops, 200"})
    void jsonThatIsRefusedIsNotGiven(String path, String role, int status) {
        assertThat(mvc.get()
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + role + "-key-of-tests")
                        .header(HttpHeaders.ACCEPT, "application/json;q=0, */*"))
                .hasStatus(status);
    }

    /** What is answered without a body is never refused for it. */
    @Test
    void deletingADeadLetterNeedsNoType() {
        assertThat(mvc.delete()
                        .uri("/dead-letters/0199b0c2-7a1e-7c55-9d5e-1f2a3b4c5d6e")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer ops-key-of-tests")
                        .header(HttpHeaders.ACCEPT, "text/html"))
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/dead-letters/retry, ops",
        "/dead-letters/discard, ops",
        "/sending/pause, ops",
        "/privacy/erasures, compliance",
        "/privacy/withdrawals, compliance",
        "/privacy/access, compliance",
        "/enrich-batch, crm"
    })
    void aBodyIsJsonAndNothingLikeIt(String path, String role) {
        for (String type : new String[] {"*/*", "application/*", "application/vnd.acme+json", "text/plain"}) {
            assertThat(mvc.post()
                            .uri(path)
                            .header(HttpHeaders.AUTHORIZATION, "Bearer " + role + "-key-of-tests")
                            .header(HttpHeaders.CONTENT_TYPE, type)
                            .content("{}"))
                    .as(type)
                    .hasStatus(415);
        }
    }
}
