package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.PostgresDatabase;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each page on PostgreSQL; what it looks like is the same. */
class PostgresPagesTests extends SeededConsole {

    @DynamicPropertySource
    static void postgres(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", PostgresDatabase::freshUrl);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("ENRICHER_DATA_KEY", () -> "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    }

    /** Needs none. */
    @Override
    void open() {}

    @Test
    void everyPageAndLookUpAnswers() {
        var crm = Visitor.signedIn(port, key("crm"));
        String job = "/console/jobs/" + found("/console/jobs/([0-9a-f-]{36})", crm.get("/console/jobs?status=queued"));
        for (String page : List.of(
                "/console",
                "/console/jobs",
                "/console/jobs?status=completed_with_failures&from=2020-01-01T00:00&to=2100-01-01T00:00",
                job,
                job + "?outcome=accepted&state=queued&after=50",
                job + "/contacts/0",
                job + "/file",
                "/console/upload")) {
            answers(page, crm.get(page));
        }
        answers("jobs by CRM id", crm.post("/console/jobs", Map.of("crm", "A-3")));
        answers("cancel", crm.post(job + "/cancel", Map.of()));

        var ops = Visitor.signedIn(port, key("ops"));
        String letters = "/console/dead-letters";
        for (String page : List.of(
                letters,
                letters + "?kind=merge&code=refused&from=2020-01-01T00:00",
                letters + "?kind=export",
                "/console/sending")) {
            answers(page, ops.get(page));
        }
        answers("retry", ops.post(letters + "/retry", Map.of("all", "true")));
        answers("discard", ops.post(letters + "/discard", Map.of("all", "true", "kind", "merge")));

        var compliance = Visitor.signedIn(port, key("compliance"));
        for (String page : List.of(
                "/console/audit",
                "/console/audit?action=contact_rejected&from=2020-01-01T00:00&to=2100-01-01T00:00",
                "/console/audit/file?action=contact_rejected",
                "/console/privacy")) {
            answers(page, compliance.get(page));
        }
        for (String act : List.of("audit/verification", "privacy/access", "privacy/withdrawal", "privacy/erasure")) {
            answers(act, compliance.post("/console/" + act, Map.of("email", "ada@own-mail.example", "channel", "sms")));
        }
    }

    private static void answers(String page, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        assertThat(answer.body()).as(page).hasSizeGreaterThan(100);
    }

    private static String found(String pattern, HttpResponse<String> page) {
        var found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
