package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.standin.StandInTenant;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TenantCommandTests {

    private static final String BOOK = "77";

    private final StandInTenant tenant = TenantRig.tenant();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @AfterEach
    void close() {
        tenant.close();
    }

    @Test
    void aTenantThatHasEverythingIsFineAndNothingIsWrittenToIt() {
        tenant.cards().add("email_ada@example.com", "Ada", "", "ada@example.com");
        tenant.admin().book(BOOK);
        assertThat(run(Map.of("CXONE_ADDRESS_BOOK", BOOK), "check-tenant")).isZero();
        assertThat(said())
                .contains("All custom fields are there", "begin with [email]", "scrubbed by skills", "dynamic")
                .doesNotContain("MISSING", "ada@example.com", "Ada");
        assertThat(tenant.calls()).noneMatch(StandInTenant.Call::isWrite);
    }

    @Test
    void whatIsMissingIsSaidInSentences() {
        tenant.admin().unscrubbedGroup("900");
        assertThat(run(Map.of("CXONE_DNC_GROUP_SMS", "900", "CXONE_DNC_GROUP_PHONE", "901"), "check-tenant"))
                .isOne();
        assertThat(said())
                .contains(
                        "No skill scrubs the group of CXONE_DNC_GROUP_SMS",
                        "CXONE_DNC_GROUP_PHONE cannot be read (404)");
    }

    @Test
    void aWrongAccessKeyIsSaidToBeWrong() {
        assertThat(run(Map.of("CXONE_ACCESS_KEY_SECRET", "another"), "check-tenant"))
                .isOne();
        assertThat(said()).contains("does not let us in (401)").doesNotContain("another");
    }

    @Test
    void theAccessKeyAloneIsEnoughWhereThereIsAnArea() {
        assertThat(run(
                        Map.of(
                                "CXONE_CLIENT_ID", "",
                                "CXONE_CLIENT_SECRET", "",
                                "CXONE_AREA", "na1",
                                "CXONE_TOKEN_URL", tenant.baseUrl() + "/authentication/v1/token/access-key"),
                        "check-tenant"))
                .as(said())
                .isZero();
        tenant.switches().keyAloneOnDigital = false;
        assertThat(run(
                        Map.of(
                                "CXONE_CLIENT_ID", "",
                                "CXONE_CLIENT_SECRET", "",
                                "CXONE_AREA", "na1",
                                "CXONE_TOKEN_URL", tenant.baseUrl() + "/authentication/v1/token/access-key"),
                        "check-tenant"))
                .isOne();
        assertThat(said()).contains("does Digital take tokens of an access key alone?");
    }

    @Test
    void aClientWhoseNamesAreEncodedNeedsTheProperty() {
        tenant.switches().encodedClient = true;
        assertThat(run(Map.of(), "check-tenant")).isOne();
        assertThat(run(Map.of("enricher.cxone.published.encode-client", "true"), "check-tenant"))
                .isZero();
    }

    @Test
    void anEmptyBookIsProvenWhereverTheTenantLooksForFullLoad() {
        tenant.admin().book(BOOK);
        assertThat(run(Map.of(), "prove-address-book", BOOK)).as(said()).isZero();
        tenant.switches().fullLoadInQuery = false;
        assertThat(run(Map.of(), "prove-address-book", BOOK)).isZero();
        assertThat(said()).contains("CXONE_ADDRESS_BOOK_PROVEN=" + BOOK);
        assertThat(tenant.admin().entries(BOOK)).isEmpty();
    }

    @Test
    void aBookThatIsReplacedByEachCallIsNotProven() {
        tenant.admin().book(BOOK);
        tenant.switches().alwaysReplaces = true;
        assertThat(run(Map.of(), "prove-address-book", BOOK)).isOne();
        assertThat(said()).contains("must not be used").doesNotContain("PROVEN=");
    }

    @Test
    void nothingIsWrittenToABookThatHoldsAnything() {
        tenant.admin().book(BOOK);
        tenant.switches().alwaysReplaces = true;
        for (int stranger = 0; stranger < 500; stranger++) {
            tenant.admin().addEntry(BOOK, "stranger-" + stranger);
        }
        assertThat(run(Map.of(), "prove-address-book", BOOK)).isOne();
        assertThat(said()).contains("not empty; nothing was written");
        assertThat(tenant.admin().entries(BOOK)).hasSize(500);
        assertThat(tenant.calls()).noneMatch(StandInTenant.Call::isWrite);
    }

    private int run(Map<String, String> own, String... words) {
        var settings = new ArrayList<String>();
        tenant.settings().forEach((name, value) -> settings.add("--" + name + "=" + value));
        settings.add("--CXONE_TARGETS=customers");
        settings.add("--CXONE_DNC_GROUP_PHONE=" + TenantRig.PHONE_GROUP);
        settings.add("--spring.config.location=classpath:/application.yml");
        own.forEach((name, value) -> {
            settings.removeIf(setting -> setting.startsWith("--" + name + "="));
            settings.add("--" + name + "=" + value);
        });
        return TenantCommands.run(
                List.of(words), new PrintStream(out, true, StandardCharsets.UTF_8), System.err, settings);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
