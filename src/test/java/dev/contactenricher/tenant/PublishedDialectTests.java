package dev.contactenricher.tenant;

import static dev.contactenricher.tenant.TenantRig.PHONE_GROUP;
import static dev.contactenricher.tenant.TenantRig.SMS_GROUP;
import static dev.contactenricher.tenant.TenantRig.digits;
import static dev.contactenricher.tenant.TenantRig.people;
import static dev.contactenricher.tenant.TenantRig.person;
import static dev.contactenricher.tenant.TenantRig.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contract's section 14 from outside: what a tenant sees, and what callers are told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class PublishedDialectTests {

    private static final int PERSONS = 1000;
    private static final int WITH_A_CARD = 600;
    private static final int WITH_TWO = 30;
    private static final int WITH_THREE = 5;

    private TenantRig rig;
    private String first = "";

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        StandInTenant tenant = TenantRig.tenant();
        for (int number = 0; number < WITH_A_CARD; number++) {
            tenant.cards().add("email_p" + number, "", "", "p%d@example.com".formatted(number));
            if (number < WITH_TWO + WITH_THREE) {
                tenant.cards().add("voice_" + number, "", "", phone(number));
            }
            if (number < WITH_THREE) {
                tenant.cards().add("sms_" + number, "", "", phone(number));
            }
        }
        rig = new TenantRig(tenant, data, Map.of());
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void everyPersonWithACardGetsOneWriteAndTheOthersAreAbsent() {
        JsonNode job = rig.submitAndWait(people(0, PERSONS));
        first = job.path("job_id").asString();
        assertThat(job.path("merged").asInt()).as("%s", job).isEqualTo(WITH_A_CARD);
        assertThat(job.path("absent").asInt()).isEqualTo(PERSONS - WITH_A_CARD);
        assertThat(job.path("failed").asInt()).isZero();
        assertThat(job.path("cards").path("duplicates").asInt()).isEqualTo(WITH_TWO + 2 * WITH_THREE);
        assertThat(job.path("cards").path("doubtful").asInt()).isZero();
        assertThat(job.path("cards").path("merged").asInt())
                .as("they are only reported")
                .isZero();
        assertThat(rig.reported()).isEqualTo(WITH_TWO + WITH_THREE);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(rig.audited("cards_found")).isEqualTo(WITH_TWO + WITH_THREE);
            assertThat(rig.audited("merge_absent")).isEqualTo(PERSONS - WITH_A_CARD);
        });
        assertThat(job.path("status").asString()).isEqualTo("completed");
        assertThat(rig.tenant.writes())
                .hasSize(WITH_A_CARD)
                .allMatch(call -> call.path().endsWith("/custom-fields"));
        assertThat(rig.tenant.throttled("digital")).isZero();
        assertThat(rig.tenant.throttled("admin")).isZero();
        int written = 0;
        for (String id : rig.tenant.cards().ids()) {
            Map<String, String> fields = rig.tenant.cards().fields(id);
            written += fields.containsKey("crm_id") ? 1 : 0;
        }
        assertThat(written).isEqualTo(WITH_A_CARD);
    }

    @Test
    @Order(2)
    void anAbsentPersonIsNotExportedAndNeverUnchanged() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> rig.client.job(first).path("exported").asInt() == WITH_A_CARD);
        JsonNode again = rig.submitAndWait(people(WITH_A_CARD - 2, WITH_A_CARD + 2));
        assertThat(again.path("unchanged").asInt()).isEqualTo(2);
        assertThat(again.path("absent").asInt()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void aHundredWithdrawalsReachCardsAndBothGroups() {
        for (int number = 0; number < 100; number++) {
            rig.withdraw("phone", phone(number * 10), "phone", "sms");
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(rig.tenant.admin().blocked(PHONE_GROUP)).hasSize(100);
            assertThat(rig.tenant.admin().blocked(SMS_GROUP)).hasSize(100);
        });
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            long cards = rig.tenant.cards().ids().stream()
                    .filter(id -> "no".equals(rig.tenant.cards().fields(id).get("consent_phone")))
                    .count();
            assertThat(cards).isEqualTo(WITH_A_CARD / 10);
        });
    }

    @Test
    @Order(4)
    void aWithdrawalOfANumberThatNobodyKnowsBindsTheDiallerToo() {
        JsonNode receipt = rig.withdraw("phone", phone(5000), "phone");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> rig.tenant.admin().blocked(PHONE_GROUP).contains(digits(5000)));
        assertThat(rig.tenant.admin().blocked(SMS_GROUP)).doesNotContain(digits(5000));
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(rig.client
                                .get(
                                        "/privacy/requests/"
                                                + receipt.path("id").asString(),
                                        EnricherClient.COMPLIANCE_KEY)
                                .body())
                        .contains("confirmed"));
    }

    @Test
    @Order(5)
    void onlyALaterDatedGrantExpiresARecordAndOnlyOneThatWasWrittenHere() {
        rig.tenant.admin().block(PHONE_GROUP, digits(6001));
        List<Map<String, Object>> refusals = List.of(
                person(6000, "consent_to_phone", false, "updated_at", "2026-04-01T00:00:00Z"),
                person(6001, "consent_to_phone", false, "updated_at", "2026-04-01T00:00:00Z"),
                person(6002, "consent_to_phone", false, "updated_at", "2026-04-01T00:00:00Z"));
        assertThat(rig.submitAndWait(refusals).path("absent").asInt()).isEqualTo(3);
        assertThat(rig.tenant.admin().blocked(PHONE_GROUP)).contains(digits(6000), digits(6001), digits(6002));

        rig.submitAndWait(List.of(
                person(6000, "updated_at", "2026-05-01T00:00:00Z"),
                person(6001, "updated_at", "2026-05-01T00:00:00Z"),
                person(6002, "updated_at", "2026-03-15T00:00:00Z")));
        assertThat(rig.tenant.admin().blocked(PHONE_GROUP))
                .doesNotContain(digits(6000))
                .contains(digits(6001), digits(6002));
    }

    @Test
    @Order(6)
    void budgetsAreAListAndTheWebhooksPathIsNotThere() {
        JsonNode sending = rig.client.json(
                rig.client.get("/sending", EnricherClient.OPS_KEY).body());
        assertThat(sending.path("budget").findValuesAsString("family")).containsExactly("digital", "admin");
        assertThat(rig.client.get("/metrics", EnricherClient.OPS_KEY).body())
                .contains("enricher_cxone_budget_used{family=\"digital\"}")
                .contains("enricher_contacts_total{outcome=\"absent\"}");
        assertThat(rig.client.post("/webhooks/cxone-merge", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void anErasureLeavesNothingButHashes() {
        var answer =
                rig.client.post("/privacy/erasures", EnricherClient.COMPLIANCE_KEY, Map.of("email", "p3@example.com"));
        assertThat(answer.body()).contains("\"erased\":1", "cxone");
        assertThat(answer.body()).doesNotContain("cxone-digital");
        assertThat(rig.tenant.admin().erasures())
                .as("not without CXONE_ERASURE=forward")
                .isEmpty();
        assertThat(rig.reported()).isEqualTo(WITH_TWO + WITH_THREE - 1);
        assertThat(rig.client.job(first).path("cards").path("duplicates").asInt())
                .as("a count is nobody's")
                .isEqualTo(WITH_TWO + 2 * WITH_THREE);
        JsonNode job = rig.submitAndWait(List.of(person(3, "updated_at", "2026-06-01T00:00:00Z")));
        assertThat(job.path("merged").asInt()).isEqualTo(1);
        assertThat(rig.tenant.admin().blocked(PHONE_GROUP)).hasSizeGreaterThan(100);
    }

    @Test
    @Order(8)
    void aWithdrawalAfterAGrantAfterAWithdrawalBindsAgain() {
        rig.withdraw("phone", phone(51), "phone");
        awaitBlocked(51, true);
        Instant withdrawn = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(withdrawn));
        rig.submitAndWait(List.of(person(51, "updated_at", Instant.now().toString())));
        awaitBlocked(51, false);
        rig.withdraw("phone", phone(51), "phone");
        awaitBlocked(51, true);
    }

    @Test
    @Order(9)
    void aRefusalOfSomeoneNeverLetThroughBindsTheDiallerToo() {
        var rejected = rig.client.submit(List.of(
                person(7000, "country", "DE", "consent_to_phone", false),
                person(7001, "consent_to_phone", false, "gdpr_consent_override", "perhaps"),
                person(7002)));
        awaitBlocked(7000, true);
        awaitBlocked(7001, true);
        assertThat(rig.completed(rejected).path("rejected").asInt()).isEqualTo(2);
        assertThat(rig.tenant.admin().blocked(SMS_GROUP)).doesNotContain(digits(7000), digits(7001));
        rig.submitAndWait(List.of(person(7001, "updated_at", Instant.now().toString())));
        awaitBlocked(7001, false);
    }

    private void awaitBlocked(int number, boolean blocked) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rig.tenant.admin().blocked(PHONE_GROUP).contains(digits(number)) == blocked);
    }
}
