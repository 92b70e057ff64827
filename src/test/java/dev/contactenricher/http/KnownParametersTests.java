package dev.contactenricher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A misspelt parameter must not silently do or show something else. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class KnownParametersTests {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({
        "GET, /jobs/0199/contacts, crm",
        "GET, /jobs/0199, crm",
        "GET, /dead-letters, ops",
        "POST, /dead-letters/1/retry, ops",
        "DELETE, /dead-letters/1, ops",
        "GET, /audit-trail, compliance",
        "GET, /audit-trail/verify, compliance",
        "GET, /audit-trail/checkpoints, compliance",
        "POST, /privacy/access, compliance",
        "POST, /enrich-batch, crm"
    })
    void anUnknownOneIsNamed(String method, String path, String role) throws IOException {
        String answer = answer(method, path + "?limt=5", role);
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("The parameter 'limt' is unknown here")
                .contains("\"field\":\"limt\"");
        assertThat(answer(method, path + "?dryRun", role)).contains("'dryRun'");
        assertThat(answer(method, path + "?%6Cimt=5", role)).contains("'limt'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%40b.example", "%2B4915112345678", "4915112345678", "a%20b", "%22", "=1", "%3Cb%3E"})
    void aNameThatCouldBeAnythingIsNotToldBack(String query) throws IOException {
        assertThat(answer("GET", "/audit-trail?" + query, "compliance"))
                .startsWith("HTTP/1.1 400")
                .contains("A parameter is unknown here")
                .doesNotContain("field", "4915112345678", "b.example");
    }

    @Test
    void valuesAreNeverToldBack() throws IOException {
        assertThat(answer("GET", "/audit-trail?email=a%40b.example", "compliance"))
                .contains("'email'")
                .doesNotContain("b.example");
    }

    @Test
    void knownOnesAreServed() throws IOException {
        assertThat(answer("GET", "/audit-trail?limit=5&from=2026-01-01T00:00:00Z&&", "compliance"))
                .startsWith("HTTP/1.1 200");
        assertThat(answer("GET", "/dead-letters?limit=5", "ops")).startsWith("HTTP/1.1 200");
    }

    /** One rule for every list, as forms and shell variables leave parameters blank; what changes something is not guessed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /jobs                         | crm        | status,from,to,external_crm_id,cursor,limit
            /dead-letters                 | ops        | kind,code,job_id,from,to,cursor,limit
            /audit-trail                  | compliance | from,to,action,job_id,subject,cursor,limit
            /audit-trail/checkpoints      | compliance | cursor,limit
            """)
    void oneThatIsLeftBlankIsAsAbsent(String path, String role, String names) throws IOException {
        for (String name : names.split(",")) {
            for (String blank : new String[] {"", "=", "=%20"}) {
                assertThat(answer("GET", path + "?" + name + blank, role))
                        .as(name + blank)
                        .startsWith("HTTP/1.1 200");
            }
        }
        assertThat(answer("POST", "/enrich-batch?dry_run=", "crm")).startsWith("HTTP/1.1 400");
    }

    /** One rule for every list, too. */
    @ParameterizedTest
    @CsvSource({"/jobs, crm", "/dead-letters, ops", "/audit-trail, compliance"})
    void aTimeThatEndsBeforeItBeginsIsRefused(String path, String role) throws IOException {
        assertThat(answer("GET", path + "?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z", role))
                .startsWith("HTTP/1.1 400")
                .contains("\"field\":\"from\"");
        assertThat(answer("GET", path + "?from=2026-03-01T00:00:00Z&to=2026-03-01T00:00:00Z", role))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/audit-trail/checkpoints?cursor=-1, compliance",
        "/audit-trail/checkpoints?cursor=9999999999999999999, compliance",
        "/jobs?limit=%D9%A1, crm",
        "/sending/cards?limit=0, ops",
        "/sending/cards?limit=many, ops"
    })
    void aNumberThatIsNoneIsRefusedByName(String target, String role) throws IOException {
        assertThat(answer("GET", target, role))
                .startsWith("HTTP/1.1 400")
                .contains("\"field\":\"" + target.replaceAll(".*\\?|=.*", "") + "\"");
    }

    /** Two answers look like one to a question that nobody asked. */
    @ParameterizedTest
    @CsvSource({
        "GET, /jobs, external_crm_id=A-1&external_crm_id=A-2, crm",
        "GET, /jobs, limit=5&limit=5, crm",
        "GET, /jobs/0199/contacts, state=&st%61te=merged, crm",
        "GET, /dead-letters, code=refused&code, ops",
        "GET, /audit-trail, action=audit_read&limit=5&action=audit_read, compliance",
        "POST, /enrich-batch, source=a&source=a, crm"
    })
    void oneThatStandsThereTwiceIsRefused(String method, String path, String query, String role) throws IOException {
        assertThat(answer(method, path + "?" + query, role))
                .startsWith("HTTP/1.1 400")
                .contains("must stand there once")
                .contains("\"field\":\"" + query.replaceAll("=.*", "") + "\"");
    }

    /** As it stands in a query whose plus sign nobody encoded; it can mean nothing else. */
    @ParameterizedTest
    @CsvSource({"/jobs, crm", "/dead-letters, ops", "/audit-trail, compliance"})
    void anOffsetIsReadWhereItsPlusIsABlank(String path, String role) throws IOException {
        for (String time : new String[] {"2026-03-01T12:00:00+02:00", "2026-03-01T12:00:00.5+02:00"}) {
            assertThat(answer("GET", path + "?from=" + time + "&to=2026-03-01T10:00:00.5Z", role))
                    .as(time)
                    .startsWith("HTTP/1.1 200");
            assertThat(answer("GET", path + "?from=" + time + "&to=2026-03-01T09:59:59Z", role))
                    .as(time)
                    .startsWith("HTTP/1.1 400")
                    .contains("must not be later");
        }
        for (String none : new String[] {"2026-03-01+12:00", "2026-03-01T12:00:00++02:00", "2026-03-01+12:00:00Z"}) {
            assertThat(answer("GET", path + "?from=" + none, role)).as(none).startsWith("HTTP/1.1 400");
        }
    }

    /** One rule for every list; nothing found would look like an answer. */
    @ParameterizedTest
    @CsvSource({"/dead-letters, job_id, ops", "/audit-trail, job_id, compliance", "/audit-trail, subject, compliance"})
    void anIdThatIsNoneIsRefused(String path, String name, String role) throws IOException {
        for (String id : new String[] {"nope", "0199", "%7B0199b0c2-7a1e-7c55-9d5e-1f2a3b4c5d6e%7D", "a%40b.example"}) {
            assertThat(answer("GET", path + "?" + name + "=" + id, role))
                    .as(id)
                    .startsWith("HTTP/1.1 400")
                    .contains("'" + name + "' must be a UUID")
                    .doesNotContain("b.example");
        }
        assertThat(answer("GET", path + "?" + name + "=0199B0C2-7A1E-7C55-9D5E-1F2A3B4C5D6E", role))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @CsvSource({
        "/health/liveness, crm, 200",
        "/metrics, ops, 200",
        "/v3/api-docs, crm, 200",
        "/webhooks/cxone-merge, crm, 401"
    })
    void elsewhereTheyAreIgnored(String path, String role, int status) throws IOException {
        String method = path.startsWith("/webhooks") ? "POST" : "GET";
        assertThat(answer(method, path + "?limt=5", role)).startsWith("HTTP/1.1 " + status);
    }

    private String answer(String method, String target, String role) throws IOException {
        try (var caller = new RawConnection(port)) {
            return caller.send(
                            "%s %s HTTP/1.1\r\nHost: localhost\r\nX-API-Key: %s-key-of-tests\r\nConnection: close\r\n"
                                            .formatted(method, target, role)
                                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                    .readAll();
        }
    }
}
