package dev.contactenricher.tenant;

import static dev.contactenricher.tenant.TenantRig.PHONE_GROUP;
import static dev.contactenricher.tenant.TenantRig.digits;
import static dev.contactenricher.tenant.TenantRig.person;
import static dev.contactenricher.tenant.TenantRig.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With do-not-call groups as the only target, CXone can be told of numbers and of nothing else; receipts say no more than that. */
class NumbersAloneTests {

    @Test
    void aWishThatLeadsToNoNumberIsNotSaidToBeConfirmed(@TempDir Path data) throws Exception {
        try (var rig =
                new TenantRig(TenantRig.tenant(), data, Map.of("CXONE_TARGETS", "", "CXONE_DNC_GROUP_SMS", ""))) {
            rig.submitAndWait(List.of(person(1), person(2), person(3)));

            String byEmail = rig.withdraw("email", "p1@example.com", "email", "phone")
                    .path("id")
                    .asString();
            assertThat(rig.receipt(byEmail)).isEqualTo("by_hand");

            String ofEmail =
                    rig.withdraw("email", "p2@example.com", "email").path("id").asString();
            assertThat(rig.receipt(ofEmail)).as("CXone has no place for it").isEqualTo("not_needed");
            String ofSms = rig.withdraw("phone", phone(2), "sms").path("id").asString();
            assertThat(rig.receipt(ofSms)).isEqualTo("not_needed");

            String byPhone =
                    rig.withdraw("phone", phone(3), "email", "phone").path("id").asString();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> rig.tenant.admin().blocked(PHONE_GROUP).contains(digits(3)));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(rig.receipt(byPhone)).isEqualTo("confirmed"));
            assertThat(rig.tenant.admin().blocked(PHONE_GROUP)).containsExactly(digits(3));
        }
    }
}
