package dev.contactenricher.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.ContactEnricherApplication;
import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Ports;
import dev.contactenricher.standin.StandInMarketing;
import dev.contactenricher.standin.StandInTenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** The whole service in this process, between a stand-in tenant and a stand-in marketing platform. */
final class TenantRig implements AutoCloseable {

    static final String PHONE_GROUP = "501";
    static final String SMS_GROUP = "502";

    final StandInTenant tenant;
    final StandInMarketing marketing = new StandInMarketing();
    final EnricherClient client;
    private final Map<String, String> settings = new HashMap<>();
    private ConfigurableApplicationContext service;

    TenantRig(StandInTenant tenant, Path dataDir, Map<String, String> own) throws IOException {
        this.tenant = tenant;
        int port = Ports.free();
        client = new EnricherClient(port);
        settings.putAll(tenant.settings());
        settings.put("PORT", String.valueOf(port));
        settings.put("CXONE_TARGETS", "customers");
        settings.put("CXONE_DNC_GROUP_PHONE", PHONE_GROUP);
        settings.put("CXONE_DNC_GROUP_SMS", SMS_GROUP);
        settings.put("CXONE_RATE_WINDOW", "1s");
        settings.put("CXONE_DIGITAL_RATE_LIMIT", "400");
        settings.put("CXONE_ADMIN_RATE_LIMIT", "400");
        settings.put("enricher.merge.longest-backoff", "2s");
        settings.put("enricher.export.longest-backoff", "2s");
        settings.put("MARKETING_API_URL", marketing.url());
        settings.put("CRM_API_KEYS", EnricherClient.CRM_KEY);
        settings.put("OPS_API_KEYS", EnricherClient.OPS_KEY);
        settings.put("COMPLIANCE_API_KEYS", EnricherClient.COMPLIANCE_KEY);
        settings.put("ENRICHER_DATA_DIR", dataDir.toString());
        settings.put("spring.config.location", "classpath:/application.yml");
        settings.put("spring.main.banner-mode", "off");
        settings.putAll(own);
        service = start();
    }

    /** A tenant with both groups, and with all custom fields. */
    static StandInTenant tenant() {
        var tenant = new StandInTenant(400, 400, Duration.ofSeconds(1));
        tenant.admin().group(PHONE_GROUP).group(SMS_GROUP);
        CardValues.IDENTS.values().forEach(tenant.cards()::define);
        return tenant;
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                ContactEnricherApplication.class,
                settings.entrySet().stream()
                        .flatMap(one -> Stream.of("--" + one.getKey() + "=" + one.getValue()))
                        .toArray(String[]::new));
    }

    void restart() {
        service.close();
        service = start();
    }

    static Map<String, Object> person(int number, Object... more) {
        return CrmContact.of("P-" + number)
                .email("p%d@example.com".formatted(number))
                .phone(phone(number))
                .in("US")
                .consenting("email", "phone")
                .updated("2026-03-01T12:00:00Z")
                .with(more);
    }

    static String phone(int number) {
        return "+1415%07d".formatted(2_000_000 + number);
    }

    static String digits(int number) {
        return phone(number).substring(1);
    }

    JsonNode submitAndWait(List<Map<String, Object>> people) {
        return completed(client.submit(people));
    }

    JsonNode completed(String job) {
        await().atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(client.job(job).path("status").asString())
                        .as("the job %s", client.job(job))
                        .startsWith("completed"));
        return client.job(job);
    }

    JsonNode withdraw(String key, Object value, String... channels) {
        var answer = client.post(
                "/privacy/withdrawals",
                EnricherClient.COMPLIANCE_KEY,
                Map.of(key, value, "channels", List.of(channels)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return client.json(answer.body());
    }

    /** Of how many contacts ops can read that several cards were found. */
    int reported() {
        return client.json(client.get("/sending/cards?limit=1000", EnricherClient.OPS_KEY)
                        .body())
                .path("entries")
                .size();
    }

    /** How often that action is in the audit trail by now: what just happened is chained within a second. */
    long audited(String action) {
        String trail = client.get("/audit-trail?limit=1000&action=" + action, EnricherClient.COMPLIANCE_KEY)
                .body();
        return client.json(trail).path("entries").size();
    }

    /** How a wish stands at CXone. */
    String receipt(String id) {
        JsonNode receipt = client.json(client.get("/privacy/requests/" + id, EnricherClient.COMPLIANCE_KEY)
                .body());
        for (JsonNode destination : receipt.path("destinations")) {
            if (destination.path("name").asString().equals("cxone")) {
                return destination.path("status").asString();
            }
        }
        return "";
    }

    static List<Map<String, Object>> people(int from, int until) {
        List<Map<String, Object>> people = new ArrayList<>();
        for (int number = from; number < until; number++) {
            people.add(person(number));
        }
        return people;
    }

    @Override
    public void close() {
        service.close();
        tenant.close();
        marketing.close();
    }
}
