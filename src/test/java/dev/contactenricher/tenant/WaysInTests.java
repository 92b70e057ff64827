package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.tenant.TenantSettings.MergeCards;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a tenant is reached, and with which proof. */
class WaysInTests extends Deliveries {

    private static final String PHONE = "+14155550101";

    @ParameterizedTest
    @CsvSource({"false,false", "false,true", "true,false"})
    void theWayInIsFoundWhateverTheTokenEndpointWants(boolean encoded, boolean textual) {
        tenant.switches().encodedClient = encoded;
        tenant.switches().textualLifetime = textual;
        card();
        reach(
                settings(MergeCards.REPORT),
                "read",
                Map.of("enricher.cxone.published.encode-client", String.valueOf(encoded)));
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.tokens()).as("one token is enough").isOne();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theAccessKeyAloneReachesDigitalOrSendingPauses(boolean taken) {
        tenant.switches().keyAloneOnDigital = taken;
        card();
        reach(settings(MergeCards.REPORT), "read", keyAlone());
        if (taken) {
            assertThat(deliver(person(1))).allMatch(done());
        } else {
            assertThat(deliverAny(shipment(person(1)))).isEqualTo(new MergeAnswer.Forbidden(401));
        }
    }

    @Test
    void aRegisteredApplicationWinsOverAnArea() {
        card();
        reach(settings(MergeCards.REPORT), "read", Map.of("CXONE_AREA", "eu1"));
        assertThat(deliver(person(1))).allMatch(done());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "area", "domain", "api_endpoint", "tenantId"})
    void whatDiscoveryLeavesOutMattersOnlyToWhoNeedsIt(String field) {
        tenant.switches().undiscovered = java.util.Set.of(field);
        card();
        Recipient refusing = person(1, "phone", PHONE, "consent_to_phone", false);
        // the Digital API is where the setting says, the Admin API has to be found
        if (field.equals("api_endpoint")) {
            assertThat(deliver(refusing)).allMatch(Result.Postponed.class::isInstance);
            assertThat(tenant.cards().fields("email_1")).containsEntry("consent_phone", "no");
        } else {
            assertThat(deliver(refusing)).allMatch(done());
            assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "//"})
    void slashesAtTheEndOfAnAddressDoNotMatter(String end) {
        card();
        reach(
                settings(MergeCards.REPORT),
                "read",
                Map.of(
                        "CXONE_ADMIN_URL",
                        tenant.baseUrl() + "/incontactapi/services" + end,
                        "CXONE_DIGITAL_URL",
                        tenant.baseUrl() + "/dfo/3.0" + end,
                        "CXONE_DISCOVERY_URL",
                        tenant.baseUrl() + "/nothing-is-here"));
        assertThat(deliver(person(1, "phone", PHONE, "consent_to_phone", false)))
                .allMatch(done());
        assertThat(tenant.admin().blocked(TenantRig.PHONE_GROUP)).hasSize(1);
    }

    @Test
    void aTokenThatIsNotTakenInTheMiddleIsRenewedOnceForThatCall() {
        card();
        deliver(person(1));
        tenant.expireTokens();
        assertThat(deliver(person(1, "city", "Oslo", "updated_at", "2026-04-01T00:00:00Z")))
                .allMatch(done());
        assertThat(tenant.cards().fields("email_1")).containsEntry("city", "Oslo");
        assertThat(tenant.tokens()).isEqualTo(2);
    }

    @Test
    void aTokenThatEndsBetweenTwoPagesIsRenewedAndNoCardIsMissed() {
        IntStream.range(0, 150).forEach(number -> tenant.cards().add("chat_" + number, "Ada", "", "1@example.com"));
        var pages = new AtomicInteger();
        tenant.answersCalls(call -> {
            if (call.path().equals("/customers") && pages.incrementAndGet() == 1) {
                tenant.expireTokens();
            }
            return Optional.empty();
        });
        assertThat(deliver(person(1))).allMatch(done());
        assertThat(tenant.tokens()).isEqualTo(2);
        assertThat(tenant.cards().fields("chat_149")).as("the last interaction").containsKey("crm_id");
    }

    private Map<String, String> keyAlone() {
        return Map.of(
                "CXONE_CLIENT_ID", "",
                "CXONE_CLIENT_SECRET", "",
                "CXONE_AREA", "na1",
                "CXONE_TOKEN_URL", tenant.baseUrl() + "/authentication/v1/token/access-key");
    }
}
