package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.CrmContact;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.SeenMerge;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A data-protection officer's day, on each database, with a {@code kill -9} before and in the middle of a correction. */
class OfficerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINE = "+12125552142";

    private final Queue<JsonNode> seen = new ConcurrentLinkedQueue<>();

    @TempDir
    Path data;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Rig rig;

    @Test
    void onTheEmbeddedDatabase() throws Exception {
        day(Map.of());
    }

    @Test
    @Tag("long")
    void onPostgresql() throws Exception {
        try (var postgres = new PostgresServer(data.resolve("server"))) {
            day(Map.of(
                    "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres",
                    "SPRING_DATASOURCE_USERNAME", "postgres",
                    "ENRICHER_DATA_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        }
    }

    private void day(Map<String, String> store) throws Exception {
        var settings = new HashMap<>(store);
        settings.put("CXONE_TIMEOUT", "2s");
        try (var started = new Rig(data.resolve("own"), 100, Duration.ofSeconds(2), settings)) {
            rig = started;
            rig.cxone.showsContactsTo(seen::add);
            onlyWhoConsentsIsSent();
            aRefusalInARejectedContactIsPassedOn();
            aWithdrawalIsPassedOnOnceThroughKills();
            everyKeyLeadsToThePerson();
            whatIdentifiesNobodyOrSeveralIsAskedFor();
            theTrailTellsItWithoutTheirData();
        }
    }

    private void onlyWhoConsentsIsSent() {
        String job = rig.client.submit(List.of(
                contact(
                        "ann",
                        "country",
                        "DE",
                        "consent_to_email",
                        true,
                        "consent_to_sms",
                        true,
                        "consent_to_phone",
                        true),
                contact("ben", "country", "DE"),
                contact("cem", "address", "Hauptstr. 1, 10115 Berlin"),
                contact("dan", "country", "Germnay"),
                contact("eve", "country", "US", "consent_to_email", true, "consent_to_sms", true),
                contact("fay", "phone", LINE, "first_name", "Fay", "last_name", "Hill"),
                contact("gus", "phone", LINE, "first_name", "Gus", "last_name", "Moor")));
        rig.awaitCompleted(List.of(job), PATIENCE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(rig.marketing.exported())
                        .extracting("externalId", String.class)
                        .contains("ann"));
        assertThat(seen).extracting(OfficerIT::of).containsOnly("ann", "eve", "fay", "gus");
    }

    private void aRefusalInARejectedContactIsPassedOn() {
        var no = contact("eve", "country", "US", "consent_to_sms", "No");
        assertThat(rig.client
                        .postBatch(
                                rig.client.body(List.of(no)), UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(422);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(corrections("eve")).isNotEmpty());
        assertThat(corrections("eve").getFirst().path("consent_to_sms").asBoolean(true))
                .isFalse();
    }

    private void aWithdrawalIsPassedOnOnceThroughKills() {
        assertThat(rig.client.post("/sending/pause", "{}").statusCode()).isEqualTo(200);
        JsonNode wish = ok(privacy("withdrawals", Map.of("email", mail("ann"), "channels", List.of("email"))));
        assertThat(wish.path("corrections").path("cxone").asInt()).isOne();
        rig.enricher.kill();
        rig.cxone.answersAfter(Duration.ofSeconds(20));
        rig.enricher.startAgain();
        assertThat(rig.client.post("/sending/resume", "{}").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !corrections("ann").isEmpty());
        rig.enricher.kill();
        rig.cxone.answersAfter(Duration.ofMillis(20));
        rig.enricher.startAgain();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ok(rig.client.get(
                                        "/privacy/requests/" + wish.path("id").asString(),
                                        EnricherClient.COMPLIANCE_KEY))
                                .path("destinations"))
                        .allSatisfy(destination -> assertThat(
                                        destination.path("status").asString())
                                .isEqualTo("confirmed")));
        // repeated, as its answer was lost, and no other
        assertThat(corrections("ann")).isNotEmpty().allSatisfy(correction -> {
            assertThat(correction.path("consent_to_email").asBoolean(true)).isFalse();
            assertThat(correction).isEqualTo(corrections("ann").getFirst());
        });
        // the wish named an e-mail, so it goes without the CRM's id
        assertThat(rig.cxone.merges().stream()
                        .filter(merge -> merge.externalIds().contains(""))
                        .map(SeenMerge::requestId)
                        .distinct())
                .hasSize(1);
    }

    private void everyKeyLeadsToThePerson() {
        JsonNode access = ok(privacy("access", Map.of("external_crm_id", "ann")));
        assertThat(access.path("withdrawals")).hasSize(1);
        for (Map<String, String> key : List.of(
                Map.of("external_crm_id", "ann"),
                Map.of("email", mail("ann")),
                Map.of("subject", access.path("subject").asString()))) {
            var wish = new HashMap<String, Object>(key);
            wish.put("channels", List.of("email"));
            JsonNode again = ok(privacy("withdrawals", wish));
            assertThat(again.path("matches").asInt()).isOne();
            assertThat(again.path("corrections").path("cxone").asInt()).isZero();
        }
    }

    private void whatIdentifiesNobodyOrSeveralIsAskedFor() {
        assertThat(privacy("erasures", Map.of("email", "noemail@gmail.com")).statusCode())
                .isEqualTo(400);
        assertThat(privacy("withdrawals", Map.of("phone", "030 23125000")).statusCode())
                .isEqualTo(400);
        var shared = privacy("erasures", Map.of("phone", LINE));
        assertThat(shared.statusCode()).isEqualTo(409);
        assertThat(rig.client.json(shared.body()).path("matches").asInt()).isEqualTo(2);
        assertThat(privacy("erasures", Map.of("phone", LINE, "confirm", 1)).statusCode())
                .isEqualTo(409);
        assertThat(ok(privacy("erasures", Map.of("phone", LINE, "confirm", 2)))
                        .path("erased")
                        .asInt())
                .isEqualTo(2);
    }

    private void theTrailTellsItWithoutTheirData() throws Exception {
        // an orderly stop signs a last checkpoint
        rig.enricher.stop();
        rig.enricher.startAgain();
        var trail = ExportedTrail.of(rig, folder);
        trail.assertWhole();
        assertThat(trail.contacts("consent_granted")).isNotEmpty();
        assertThat(trail.text()).doesNotContain("officer.example", "12125552142", "Hill", "Moor");
    }

    private List<JsonNode> corrections(String person) {
        return seen.stream()
                .filter(contact -> contact.path("email").asString().equals(mail(person)))
                .filter(contact -> contact.has("gdpr_consent")
                        && !contact.path("gdpr_consent").asBoolean())
                .toList();
    }

    private HttpResponse<String> privacy(String what, Map<String, ?> wish) {
        return rig.client.post("/privacy/" + what, EnricherClient.COMPLIANCE_KEY, wish);
    }

    private JsonNode ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return rig.client.json(answer.body());
    }

    private static String of(JsonNode contact) {
        return contact.path("external_crm_id").asString();
    }

    private static String mail(String person) {
        return person + "@officer.example";
    }

    private static Map<String, Object> contact(String person, Object... fields) {
        return CrmContact.of(person)
                .email(mail(person))
                .updated("2026-01-01T00:00:00Z")
                .with(fields);
    }
}
