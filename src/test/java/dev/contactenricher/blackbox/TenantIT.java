package dev.contactenricher.blackbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInMarketing;
import dev.contactenricher.standin.StandInTenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The packaged program with a tenant that speaks the published API, of whose cards some are duplicates. */
class TenantIT {

    private static final String PHONE_GROUP = "501";
    private static final String SMS_GROUP = "502";
    private static final int PERSONS = 1000;
    private static final int WITH_A_CARD = 600;
    private static final int WITH_TWO = 30;
    private static final int WITH_THREE = 5;
    private static final int DUPLICATES = WITH_TWO + 2 * WITH_THREE;
    private static final int WITHDRAWALS = 100;
    private static final int DIGITAL_LIMIT = 500;
    private static final int ADMIN_LIMIT = 300;
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private static final List<String> FIELDS = List.of(
            "email",
            "phone",
            "crm_first_name",
            "crm_last_name",
            "address1",
            "address2",
            "city",
            "state",
            "postal_code",
            "country",
            "timezone",
            "consent_email",
            "consent_sms",
            "consent_phone",
            "gdpr_consent",
            "consent_date",
            "crm_id",
            "crm_updated_at");

    @Test
    void everyWriteAndEveryCountAgreesThoughTheServiceIsKilledInTheMiddle(@TempDir Path dataDir) {
        try (var tenant = tenant();
                var marketing = new StandInMarketing()) {
            var client = new EnricherClient(Rig.freePort());
            try (var enricher = new EnricherProcess(
                    Installation.command(), environment(tenant, marketing, client, dataDir), client)) {
                enricher.awaitReadiness();
                merge(tenant, client, enricher);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(marketing.exported()).hasSize(WITH_A_CARD));
                withdraw(tenant, client);
                erase(tenant, client);
                assertThat(tenant.throttled("digital")).as("each window holds").isZero();
                assertThat(tenant.throttled("admin")).isZero();
            }
        }
    }

    private static void merge(StandInTenant tenant, EnricherClient client, EnricherProcess enricher) {
        String job = client.submit(
                IntStream.range(0, PERSONS).mapToObj(TenantIT::person).toList());
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> tenant.writes().size() > WITH_A_CARD / 3);
        enricher.kill();
        enricher.startAgain();
        JsonNode done = completed(client, job);

        assertThat(done.path("merged").asInt()).as("%s", done).isEqualTo(WITH_A_CARD);
        assertThat(done.path("absent").asInt()).isEqualTo(PERSONS - WITH_A_CARD);
        for (String none : List.of("failed", "withdrawn", "cancelled", "queued", "submitted")) {
            assertThat(done.path(none).asInt()).as(none).isZero();
        }
        JsonNode cards = done.path("cards");
        assertThat(cards.path("duplicates").asInt()).isEqualTo(DUPLICATES);
        assertThat(cards.path("merged").asInt()).isEqualTo(DUPLICATES);
        assertThat(cards.path("doubtful").asInt()).isZero();

        assertThat(tenant.cards().ids()).hasSize(WITH_A_CARD);
        for (int number = 0; number < WITH_A_CARD; number++) {
            assertThat(tenant.cards().fields("email_p" + number))
                    .containsEntry("crm_id", "P-" + number)
                    .containsEntry("email", email(number))
                    .containsEntry("phone", phone(number))
                    .containsEntry("consent_phone", "yes");
        }
        assertThat(writes(tenant, "/custom-fields")).as("none twice").hasSize(WITH_A_CARD);
        assertThat(writes(tenant, "/merge")).as("none twice").hasSize(DUPLICATES);
        assertThat(tenant.writes()).as("and nothing else").hasSize(WITH_A_CARD + DUPLICATES);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(audited(client, "merge_completed"))
                    .extracting(details -> details.path("index").asInt())
                    .hasSize(WITH_A_CARD)
                    .doesNotHaveDuplicates();
            assertThat(audited(client, "merge_absent")).hasSize(PERSONS - WITH_A_CARD);
            assertThat(audited(client, "cards_found")).hasSize(WITH_TWO + WITH_THREE);
            assertThat(audited(client, "cards_merged").stream()
                            .mapToInt(details -> details.path("cards").asInt())
                            .sum())
                    .isEqualTo(DUPLICATES);
        });
    }

    private static void withdraw(StandInTenant tenant, EnricherClient client) {
        List<Map<String, Object>> wishes = IntStream.range(0, WITHDRAWALS)
                .<Map<String, Object>>mapToObj(
                        number -> Map.of("phone", phone(number * 10), "channels", List.of("phone", "sms")))
                .toList();
        var answer = client.post("/privacy/withdrawals", EnricherClient.COMPLIANCE_KEY, Map.of("withdrawals", wishes));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Set<String> numbers = IntStream.range(0, WITHDRAWALS)
                .mapToObj(number -> phone(number * 10).substring(1))
                .collect(Collectors.toSet());
        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(tenant.admin().blocked(PHONE_GROUP)).isEqualTo(numbers);
            assertThat(tenant.admin().blocked(SMS_GROUP)).isEqualTo(numbers);
            assertThat(refusing(tenant)).isEqualTo(WITH_A_CARD / 10);
        });
        String receipt = client.json(answer.body()).path("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(atCxone(client, receipt)).isEqualTo("confirmed"));
        assertThat(added(tenant))
                .hasSize(2 * WITHDRAWALS)
                .allSatisfy((record, times) ->
                        assertThat(times).as("none is added twice").isOne());
    }

    private static void erase(StandInTenant tenant, EnricherClient client) {
        var answer = client.post("/privacy/erasures", EnricherClient.COMPLIANCE_KEY, Map.of("email", email(0)));
        assertThat(answer.body()).contains("\"erased\":1", "cxone-digital");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(tenant.admin().erasures()).containsExactly(email(0)));
        String receipt = client.json(answer.body()).path("id").asString();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(atCxone(client, receipt)).isEqualTo("by_hand"));
        assertThat(tenant.admin().blocked(PHONE_GROUP)).as("refusals stay").hasSize(WITHDRAWALS);
    }

    private static StandInTenant tenant() {
        var tenant = new StandInTenant(DIGITAL_LIMIT, ADMIN_LIMIT, WINDOW);
        tenant.switches().delay = Duration.ofMillis(5);
        tenant.admin().group(PHONE_GROUP).group(SMS_GROUP);
        tenant.cards().define(FIELDS.toArray(String[]::new));
        for (int number = 0; number < WITH_A_CARD; number++) {
            if (number < WITH_THREE) {
                tenant.cards().add("sms_" + number, "", "", phone(number));
            }
            if (number < WITH_TWO + WITH_THREE) {
                tenant.cards().add("voice_" + number, "", "", phone(number));
            }
            tenant.cards().add("email_p" + number, "", "", email(number));
        }
        return tenant;
    }

    private static Map<String, String> environment(
            StandInTenant tenant, StandInMarketing marketing, EnricherClient client, Path dataDir) {
        var environment = new HashMap<>(tenant.settings());
        environment.put("PORT", String.valueOf(client.port()));
        environment.put("ENRICHER_DATA_DIR", dataDir.toString());
        environment.put("MARKETING_API_URL", marketing.url());
        environment.put("CXONE_TARGETS", "customers");
        environment.put("CXONE_MERGE_CARDS", "on");
        environment.put("CXONE_ERASURE", "forward");
        environment.put("CXONE_DNC_GROUP_PHONE", PHONE_GROUP);
        environment.put("CXONE_DNC_GROUP_SMS", SMS_GROUP);
        environment.put("CXONE_DIGITAL_RATE_LIMIT", String.valueOf(DIGITAL_LIMIT));
        environment.put("CXONE_ADMIN_RATE_LIMIT", String.valueOf(ADMIN_LIMIT));
        environment.put("CXONE_RATE_WINDOW", WINDOW.toMillis() + "ms");
        environment.put("CXONE_TIMEOUT", "3s");
        environment.put("CRM_API_KEYS", EnricherClient.CRM_KEY);
        environment.put("OPS_API_KEYS", EnricherClient.OPS_KEY);
        environment.put("COMPLIANCE_API_KEYS", EnricherClient.COMPLIANCE_KEY);
        return environment;
    }

    private static Map<String, Object> person(int number) {
        return CrmContact.of("P-" + number)
                .email(email(number))
                .phone(phone(number))
                .in("US")
                .consenting("email", "sms", "phone")
                .updated("2026-03-01T12:00:00Z");
    }

    private static String email(int number) {
        return "p%d@example.com".formatted(number);
    }

    private static String phone(int number) {
        return "+1415%07d".formatted(2_000_000 + number);
    }

    private static JsonNode completed(EnricherClient client, String job) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(client.job(job).path("status").asString())
                        .as("the job %s", client.job(job))
                        .startsWith("completed"));
        return client.job(job);
    }

    private static List<StandInTenant.Call> writes(StandInTenant tenant, String end) {
        return tenant.writes().stream()
                .filter(call -> call.path().endsWith(end))
                .toList();
    }

    private static long refusing(StandInTenant tenant) {
        return tenant.cards().ids().stream()
                .filter(id -> "no".equals(tenant.cards().fields(id).get("consent_phone"))
                        && "no".equals(tenant.cards().fields(id).get("consent_sms")))
                .count();
    }

    /** How often each number was added to each group. */
    private static Map<String, Long> added(StandInTenant tenant) {
        return writes(tenant, "/records").stream()
                .filter(call -> call.method().equals("POST"))
                .flatMap(call -> StreamSupport.stream(
                                call.body().path("dncGroupRecords").spliterator(), false)
                        .map(record -> call.path() + record.path("phoneNumber").asString()))
                .collect(groupingBy(record -> record, counting()));
    }

    private static String atCxone(EnricherClient client, String receipt) {
        JsonNode answer = client.json(client.get("/privacy/requests/" + receipt, EnricherClient.COMPLIANCE_KEY)
                .body());
        return StreamSupport.stream(answer.path("destinations").spliterator(), false)
                .filter(destination -> destination.path("name").asString().equals("cxone"))
                .map(destination -> destination.path("status").asString())
                .findFirst()
                .orElse("");
    }

    /** The details of the entries with that action that are chained by now. */
    private static List<JsonNode> audited(EnricherClient client, String action) {
        var details = new ArrayList<JsonNode>();
        client.json(client.get("/audit-trail?limit=1000&action=" + action, EnricherClient.COMPLIANCE_KEY)
                        .body())
                .path("entries")
                .forEach(entry -> details.add(entry.path("details")));
        return details;
    }
}
