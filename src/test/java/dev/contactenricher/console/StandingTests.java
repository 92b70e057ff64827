package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.sending.BudgetStatus;
import dev.contactenricher.sending.SendingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** The sentence that comes first: is it sending, and if not, why and what to do. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class StandingTests {

    private static final Instant SINCE = Instant.parse("2026-03-01T03:12:00Z");
    private static final Instant DONE = Instant.parse("2026-03-01T14:32:00Z");

    @Autowired
    private ITemplateEngine pages;

    @Autowired
    private ApplicationContext beans;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0     | 0  | 60 | All sent: nothing waits; 41 of 100 requests of this minute used.
            0     | 1  | 60 | Sending: nothing waits, 1 contact awaits CXone’s confirmation.
            0     | 50 | 60 | Sending: nothing waits, 50 contacts await CXone’s confirmation.
            1     | 0  | 60 | Sending: 41 of 100 requests of this minute used, 1 contact waits, done at 2026-03-01 14:32:00 UTC.
            12480 | 0  | 10 | Sending: 41 of 100 requests of these 10 s used, 12,480 contacts wait, done at 2026-03-01 14:32:00 UTC.
            """)
    void whileItSendsTheFiguresStandInTheSentence(long queued, long submitted, long window, String sentence) {
        assertThat(told(status(queued, submitted, window, List.of(), null, queued == 0 ? null : DONE)))
                .contains(sentence)
                .doesNotContain("Paused", "lost");
    }

    @Test
    void whereNothingIsConfirmedItSaysWhereToLook() {
        assertThat(told(status(5, 50, 60, List.of(), null, null)))
                .contains("5 contacts wait.", "no webhook confirms them", "WEBHOOK_URL");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outage    | Paused: CXone has not answered since 2026-03-01 03:12:00 UTC.                         | CXONE_BASE_URL
            throttled | Paused: CXone asks to wait until 2026-03-01 14:32:00 UTC.                             | by itself
            forbidden | Paused: CXone refuses the credentials or the requests since 2026-03-01 03:12:00 UTC.  | CXONE_CLIENT_SECRET
            operator  | Paused: by an operator since 2026-03-01 03:12:00 UTC.                                 | page Sending
            new_cause | Paused: new_cause, since 2026-03-01 03:12:00 UTC.                                     | Nothing is lost
            """)
    void aPauseSaysWhySinceWhenAndWhatToDo(String cause, String sentence, String advice) {
        assertThat(told(status(5, 0, 60, List.of(cause), cause, null)))
                .contains(sentence, advice, "Nothing is lost")
                .doesNotContain("All sent");
    }

    /** Nothing is told there of webhooks and variables that the other dialect has. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            outage    | check-tenant
            forbidden | CXONE_ACCESS_KEY_ID
            none      | read back
            """)
    void inThePublishedDialectTheAdviceIsItsOwn(String cause, String advice) {
        List<String> pausedBy = cause.equals("none") ? List.of() : List.of(cause);
        var budget = new BudgetStatus("digital", 120, 60, 41, null);
        assertThat(told(status(5, 3, List.of(budget), pausedBy, null, null)))
                .contains(advice)
                .doesNotContain("webhook", "WEBHOOK_URL", "CXONE_BASE_URL", "CXONE_CLIENT_SECRET");
        assertThat(told(status(
                        0, 0, List.of(budget, new BudgetStatus("admin", 60, 60, 1, null)), List.of(), null, null)))
                .contains("41 of 120 digital requests of this minute used");
    }

    @Test
    void anOperatorsReasonStandsFirstAndIsTextWhateverItIs() {
        String told = rendered(
                status(5, 0, 60, List.of("operator", "outage"), "<img src=x onerror=alert(1)> [[${1+1}]]", null));
        assertThat(told)
                .contains(": “&lt;img src=x onerror=alert(1)&gt; [[${1+1}]]”")
                .doesNotContain("<img");
    }

    private String told(SendingStatus status) {
        return rendered(status)
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([.,])", "$1");
    }

    private String rendered(SendingStatus status) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable("status", status);
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return pages.process("parts", Set.of("standing"), context);
    }

    private static SendingStatus status(
            long queued,
            long submitted,
            long window,
            List<String> pausedBy,
            @Nullable String reason,
            @Nullable Instant drainedAt) {
        return status(
                queued, submitted, List.of(new BudgetStatus(null, 100, window, 41, null)), pausedBy, reason, drainedAt);
    }

    private static SendingStatus status(
            long queued,
            long submitted,
            List<BudgetStatus> budgets,
            List<String> pausedBy,
            @Nullable String reason,
            @Nullable Instant drainedAt) {
        return new SendingStatus(
                pausedBy.isEmpty() ? "running" : "paused",
                reason,
                pausedBy,
                pausedBy.isEmpty() ? null : SINCE,
                pausedBy.contains("throttled") ? DONE : null,
                budgets,
                new SendingStatus.Queue(queued, submitted, 0),
                new SendingStatus.Export(0, 0, false),
                0,
                drainedAt);
    }
}
