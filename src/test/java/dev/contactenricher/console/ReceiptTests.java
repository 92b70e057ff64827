package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.privacy.Receipt;
import dev.contactenricher.privacy.Receipt.AtDestination;
import dev.contactenricher.privacy.Receipt.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.ApplicationContext;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/** What a receipt says of the other systems: an erasure is no correction, so other things are to be done about it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "enricher.security.crm-rate-limit=1000")
class ReceiptTests {

    private static final Instant AT = Instant.parse("2026-03-01T03:12:00Z");

    @Autowired
    private ITemplateEngine pages;

    @Autowired
    private ApplicationContext beans;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QUEUED     | on its way | the correction is sent before all else
            FAILED     | failed     | among the dead letters
            BY_HAND    | by hand    | no correction can name the person surely
            CONFIRMED  | confirmed  | it was told, and took it
            NOT_NEEDED | not needed | nothing is to be told there
            """)
    void ofAWithdrawalItTellsOfCorrections(Status status, String tag, String advice) {
        assertThat(told("withdrawal", status)).contains(tag, advice).doesNotContain("erase");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            QUEUED     | on its way | it is passed on
            FAILED     | failed     | erase the person once more
            BY_HAND    | by hand    | ask there yourself
            CONFIRMED  | confirmed  | it was told, and took it
            NOT_NEEDED | not needed | nothing is to be told there
            """)
    void ofAnErasureItTellsOfNone(Status status, String tag, String advice) {
        assertThat(told("erasure", status)).contains(tag, advice).doesNotContain("correction", "dead letters");
    }

    private String told(String kind, Status status) {
        var context = new Context(Locale.ENGLISH);
        context.setVariable("receipt", new Receipt("id", kind, AT, List.of(new AtDestination("cxone", status, AT))));
        context.setVariable(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContext(beans, null));
        return pages.process("privacy-receipt", Set.of("#live"), context);
    }
}
