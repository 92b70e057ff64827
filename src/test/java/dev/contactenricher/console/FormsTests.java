package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes in by forms: with the session's own token only, and never as code. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class FormsTests {

    private static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "crm, /console/jobs",
        "crm, /console/jobs/0199/cancel",
        "crm, /console/upload",
        "ops, /console/dead-letters/retry",
        "ops, /console/dead-letters/discard",
        "ops, /console/sending/pause",
        "ops, /console/sending/resume",
        "compliance, /console/audit/person",
        "compliance, /console/audit/verification",
        "compliance, /console/privacy/access",
        "compliance, /console/privacy/withdrawal",
        "compliance, /console/privacy/erasure",
        "compliance, /console/sign-out"
    })
    void noFormWorksWithoutTheTokenOfItsSession(String role, String path) {
        String key = role + "-key-of-tests";
        var visitor = Visitor.signedIn(port, key);
        String foreign = Visitor.signedIn(port, key).token();
        for (String token : List.of("", "AAAA", foreign)) {
            HttpResponse<String> answer = visitor.postWith(token, path, Map.of("reason", "none"));
            assertThat(answer.statusCode()).as(token).isEqualTo(403);
            assertThat(answer.body()).contains("Nothing was done");
        }
        assertThat(new Visitor(port).postWith("AAAA", path, Map.of()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void whatIsTypedComesBackAsTextOnly() {
        var ops = Visitor.signedIn(port, "ops-key-of-tests");
        ops.post("/console/sending/pause", Map.of("reason", HOSTILE));
        try {
            for (String page : List.of("/console", "/console/sending")) {
                assertThat(ops.get(page).body()).contains("&lt;script&gt;").doesNotContain("<script>alert", "<img");
            }
        } finally {
            ops.post("/console/sending/resume", Map.of());
        }
        assertThat(ops.get("/console/dead-letters?code=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&job=%3Cimg%20src=x%3E")
                        .body())
                .doesNotContain("<script>alert", "<img");
        var compliance = Visitor.signedIn(port, "compliance-key-of-tests");
        for (String act : List.of("access", "withdrawal", "erasure")) {
            HttpResponse<String> answer = compliance.post(
                    "/console/privacy/" + act, Map.of("email", HOSTILE, "phone", HOSTILE, "crm", HOSTILE));
            assertThat(answer.body()).doesNotContain("<script>alert", "<img");
        }
        assertThat(Visitor.signedIn(port, "crm-key-of-tests")
                        .post("/console/jobs", Map.of("crm", HOSTILE))
                        .body())
                .doesNotContain("<script>alert", "<img");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            email         | n/a     | The e-mail address must lead to somebody
            phone         | 12345   | The telephone number must be a number that begins with +
            externalCrmId | unknown | The CRM id must lead to somebody
            """)
    void aFaultNamesTheFieldAndKeepsWhatWasTyped(String field, String typed, String notice) {
        var compliance = Visitor.signedIn(port, "compliance-key-of-tests");
        for (String path : List.of("privacy/access", "privacy/withdrawal", "privacy/erasure", "audit/person")) {
            HttpResponse<String> answer = compliance.post("/console/" + path, Map.of(field, typed, "channel", "sms"));
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
            assertThat(answer.body())
                    .as(path)
                    .contains(notice, "value=\"" + typed + "\"", "aria-invalid=\"true\"", "id=\"notice\"")
                    .containsPattern("name=\"%s\"[^>]*aria-describedby=\"notice".formatted(field));
        }
    }

    /** In the words of the form, not in the API's. */
    @ParameterizedTest
    @ValueSource(strings = {"privacy/access", "privacy/withdrawal", "privacy/erasure", "audit/person"})
    void whoNamesNobodyIsToldWhatTheFieldsAre(String path) {
        var compliance = Visitor.signedIn(port, "compliance-key-of-tests");
        HttpResponse<String> answer =
                compliance.post("/console/" + path, Map.of("email", " ", "country", "US", "channel", "sms"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Name the person by an e-mail address")
                .doesNotContain("external_crm_id")
                .containsPattern("name=\"email\"[^>]*aria-describedby=\"notice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ops        | /console/jobs?from=10:00             | from
            ops        | /console/jobs?to=yesterday           | to
            ops        | /console/dead-letters?code=%3Cb%3E   | code
            ops        | /console/dead-letters?from=10:00     | from
            compliance | /console/audit?jobId=none            | jobId
            compliance | /console/audit?subject=none          | subject
            compliance | /console/audit?to=yesterday          | to
            compliance | /console/privacy/requests            | id
            compliance | /console/privacy/requests?id=        | id
            compliance | /console/privacy/requests?id=%20     | id
            compliance | /console/privacy/requests?id=0199    | id
            """)
    void aFilterThatCannotBeReadIsMarkedAndSaysWhy(String role, String path, String field) {
        HttpResponse<String> answer =
                Visitor.signedIn(port, role + "-key-of-tests").get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("id=\"notice\"")
                .containsPattern("name=\"%s\"[^>]*aria-invalid=\"true\"".formatted(field))
                .containsPattern("name=\"%s\"[^>]*aria-describedby=\"notice".formatted(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"did=bogus&n=5", "did=discard&n=-5"})
    void noAddressSaysThatSomethingWasDoneThatCannotBe(String query) {
        assertThat(Visitor.signedIn(port, "ops-key-of-tests")
                        .get("/console/dead-letters?" + query)
                        .body())
                .doesNotContain("id=\"notice\"");
    }

    @Test
    void aWithdrawalIsForChannelsThatThereAre() {
        var compliance = Visitor.signedIn(port, "compliance-key-of-tests");
        HttpResponse<String> answer = compliance.post(
                "/console/privacy/withdrawal", Map.of("email", "ann@own-mail.example", "channel", "fax"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Choose at least one channel").doesNotContain("fax");
    }

    /** What was asked for was done: nobody was looked for in vain, or the trail was read. */
    @Test
    void anAnswerThatIsNoIsStillAnAnswer() {
        var compliance = Visitor.signedIn(port, "compliance-key-of-tests");
        HttpResponse<String> nobody =
                compliance.post("/console/audit/person", Map.of("email", "nobody@own-mail.example"));
        assertThat(nobody.body()).contains("Nobody is known by what you typed");
        assertThat(nobody.statusCode()).isEqualTo(200);
        assertThat(compliance.post("/console/audit/verification", Map.of()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTooLongReasonIsToldAndKept() {
        HttpResponse<String> answer = Visitor.signedIn(port, "ops-key-of-tests")
                .post("/console/sending/pause", Map.of("reason", "x".repeat(201)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("up to 200 characters", "x".repeat(201))
                .doesNotContain("by an operator since");
    }
}
