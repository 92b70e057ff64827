package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.intake.CrmExport;
import dev.contactenricher.standin.EnricherClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Exports of 3,000 rows in the shapes of three CRMs: tried, sent, and what is to be mended got back as a file. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CrmExportsIT {

    private static final int ROWS = 3_000;
    private static final String ENTRIES = "enricher_audit_entries_total";

    @TempDir
    static Path dataDir;

    Rig rig;

    @BeforeAll
    void start() {
        rig = new Rig(dataDir, 100, Duration.ofSeconds(6), Map.of());
    }

    @AfterAll
    void stop() {
        rig.close();
    }

    @Test
    void anExportIsTakenButForItsFlaws() {
        assertTakenButForItsFlaws(CrmExport.Shape.SALESFORCE_REPORT);
    }

    /** How each is read is shown in seconds by {@code intake.CrmExportsTests}. */
    @ParameterizedTest
    @Tag("long")
    @EnumSource(names = {"HUBSPOT", "DYNAMICS"})
    void soAreThoseOfOthers(CrmExport.Shape shape) {
        assertTakenButForItsFlaws(shape);
    }

    private void assertTakenButForItsFlaws(CrmExport.Shape shape) {
        String crm = shape.mapping();
        CrmExport export = CrmExport.of(ROWS, crm + ".example", shape);
        String query = "?source=" + crm + "&mapping=" + crm;

        JsonNode tried = send(query + "&dry_run=true", "text/csv", export.csv(), 200);
        JsonNode triedAsJson = send(query + "&dry_run=true", "application/json", export.json(), 200);
        JsonNode taken = send(query, "text/csv", export.csv(), 202);

        assertThat(flaws(tried)).isEqualTo(export.flaws());
        assertThat(flaws(taken)).isEqualTo(export.flaws());
        assertThat(withoutLines(triedAsJson)).isEqualTo(withoutLines(tried));
        String job = taken.path("job_id").asString();
        assertThat(errorFile(job)).isEqualTo(export.flaws());
        rig.awaitCompleted(List.of(job), Duration.ofSeconds(90));
        assertThat(rig.client.job(job).path("rejected").asInt())
                .isEqualTo(export.flaws().size());
    }

    @Test
    @Order(1) // before anything is sent
    void aDryRunMovesNoMetricButThoseOfTheTrail() {
        CrmExport export = CrmExport.of(ROWS, "dry.example", CrmExport.Shape.SALESFORCE_REPORT);
        Map<String, String> before = metrics();

        send("?mapping=salesforce&dry_run=true", "text/csv", export.csv(), 200);

        // entries count once they are chained
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(metrics().get(ENTRIES)).isNotEqualTo(before.get(ENTRIES)));
        Map<String, String> after = metrics();
        before.remove(ENTRIES);
        after.remove(ENTRIES);
        assertThat(after).isEqualTo(before);
    }

    /** The service's own metrics of what it did; not of the disk, nor how long something waits. */
    private Map<String, String> metrics() {
        var scraped = rig.client.getAs("text/plain", "/metrics", EnricherClient.OPS_KEY);
        assertThat(scraped.statusCode()).isEqualTo(200);
        Map<String, String> values = new TreeMap<>();
        scraped.body()
                .lines()
                .filter(line -> line.startsWith("enricher_"))
                .filter(line -> !line.matches("enricher_store_(free|log)_bytes.*")
                        && !line.startsWith("enricher_audit_unchained"))
                .forEach(line -> values.put(
                        line.substring(0, line.lastIndexOf(' ')), line.substring(line.lastIndexOf(' ') + 1)));
        return values;
    }

    private JsonNode send(String query, String type, String body, int status) {
        var answer = rig.client.postAs(type, "/enrich-batch" + query, EnricherClient.CRM_KEY, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return rig.client.json(answer.body());
    }

    /** By row, the code of the error with which it was rejected. */
    private static Map<Integer, String> flaws(JsonNode answer) {
        Map<Integer, String> codes = new TreeMap<>();
        for (JsonNode result : answer.path("results")) {
            if (result.path("outcome").asString().equals("rejected")) {
                codes.put(
                        result.path("index").asInt(),
                        result.path("errors").path(0).path("code").asString());
            }
        }
        return codes;
    }

    /** A line for each rejected row, as {@code index,line,external_crm_id,outcome,state,duplicate_of,field,code,message}. */
    private Map<Integer, String> errorFile(String job) {
        var file = rig.client.getAs("text/csv", "/jobs/" + job + "/contacts?outcome=rejected", EnricherClient.CRM_KEY);
        assertThat(file.statusCode()).isEqualTo(200);
        Map<Integer, String> codes = new TreeMap<>();
        file.body().lines().skip(1).forEach(line -> {
            String[] cells = line.split(",");
            assertThat(cells[3]).isEqualTo("rejected");
            // warnings come behind the errors
            codes.putIfAbsent(Integer.valueOf(cells[0]), cells[7]);
        });
        return codes;
    }

    /** What each row becomes, but for the line of the file on which it stood. */
    private static List<Map<String, JsonNode>> withoutLines(JsonNode answer) {
        return answer.path("results")
                .valueStream()
                .map(result -> {
                    var members = new HashMap<String, JsonNode>();
                    result.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                    members.remove("line");
                    return (Map<String, JsonNode>) members;
                })
                .toList();
    }
}
