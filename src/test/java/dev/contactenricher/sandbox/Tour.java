package dev.contactenricher.sandbox;

import static org.awaitility.Awaitility.await;

import dev.contactenricher.console.Received;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Posts the sample batch and tells what became of each contact, of the job, and where to go from there. */
final class Tour {

    private static final Path SAMPLE = Path.of("samples", "contacts.json");
    private static final String FILE = "-H 'Content-Type: text/csv' --data-binary @samples/contacts.csv";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int AUDIT_ENTRIES = 5;

    private final Console console = new Console();
    private final JsonMapper json = new JsonMapper();
    private final Map<String, JsonNode> sent = new ConcurrentHashMap<>();
    private final int port;
    private final EnricherClient client;
    private final StandInCxone cxone;
    private final StandInMarketing marketing;

    Tour(int port, StandInCxone cxone, StandInMarketing marketing) {
        this.port = port;
        this.client = new EnricherClient(port);
        this.cxone = cxone.tells(Received::contacts).showsContactsTo(contact -> {
            sent.put(contact.path("external_crm_id").asString(""), contact);
            Received.contact(contact);
        });
        this.marketing = marketing;
    }

    void show() throws IOException {
        addresses();
        var given = json.readTree(Files.readAllBytes(SAMPLE)).path("contacts");
        var answer = json.readTree(
                client.postBatch(Files.readString(SAMPLE), "the-sandbox-tour").body());
        var jobId = answer.path("job_id").asString();
        if (!ended(jobId)) {
            console.heading(
                    "The job has not ended within %d s; this is how far it got.".formatted(PATIENCE.toSeconds()));
        }
        contacts(given, answer.path("results"), jobId);
        job(jobId);
        audit();
        next(jobId);
    }

    private void addresses() {
        console.heading("Contact Enricher for CXone: the sandbox");
        console.line("service      http://localhost:" + port + "   described at /swagger-ui/index.html");
        console.line("console      http://localhost:" + port + "/console/sandbox/enter   open, in any role");
        console.line("CXone        " + cxone.baseUrl() + "  a stand-in: 100 merge requests a minute, signed webhooks");
        console.line("marketing    " + marketing.url() + "  a stand-in");
        console.line("keys         crm         " + EnricherClient.CRM_KEY);
        console.line("             ops         " + EnricherClient.OPS_KEY);
        console.line("             compliance  " + EnricherClient.COMPLIANCE_KEY);
    }

    /** Exports follow the job's end, except for those who refused e-mail or have none. */
    private boolean ended(String jobId) {
        try {
            await().atMost(PATIENCE).until(() -> {
                var job = client.job(jobId);
                return job.path("status").asString().startsWith("completed")
                        && job.path("exported").asInt() >= job.path("merged").asInt() - withoutEmail();
            });
            return true;
        } catch (ConditionTimeoutException tooLong) {
            return false;
        }
    }

    private long withoutEmail() {
        return sent.values().stream()
                .filter(contact -> !contact.has("email")
                        || !contact.path("consent_to_email").asBoolean(true))
                .count();
    }

    private void contacts(JsonNode given, JsonNode results, String jobId) {
        console.heading("%d contacts from %s went in. What became of each:".formatted(given.size(), SAMPLE));
        console.quiet(ContactRow.HEAD);
        for (var result : results) {
            int index = result.path("index").asInt();
            var explained = json.readTree(client.get("/jobs/" + jobId + "/contacts/" + index, EnricherClient.CRM_KEY)
                    .body());
            console.line(new ContactRow(given.path(index), result, explained, sent(given, explained)).text());
        }
    }

    /** What went to CXone under the id of any of the contacts that are this person. */
    private @Nullable JsonNode sent(JsonNode given, JsonNode explained) {
        return explained
                .path("lineage")
                .path("indexes")
                .valueStream()
                .map(index -> given.path(index.asInt()).path("external_crm_id").asString(""))
                .map(sent::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private void job(String jobId) {
        console.heading("The job at its end, as GET /jobs/" + jobId + " tells it:");
        client.job(jobId)
                .properties()
                .forEach(field -> console.line("%-22s %s".formatted(field.getKey(), field.getValue())));
        console.line("");
        console.line("CXone saw %d merge request(s) for it, the marketing platform %d contacts."
                .formatted(cxone.merges().size(), marketing.exported().size()));
    }

    private void audit() {
        console.heading("The first entries of the audit trail, each chained to the one before by its hash:");
        var entries = json.readTree(client.get("/audit-trail?limit=" + AUDIT_ENTRIES, EnricherClient.COMPLIANCE_KEY)
                        .body())
                .path("entries");
        for (var entry : entries) {
            console.line("%-3s %-18s %-7s %s…  %s"
                    .formatted(
                            entry.path("sequence").asInt(),
                            entry.path("action").asString(),
                            entry.path("actor").asString(),
                            entry.path("hash").asString().substring(0, 12),
                            Console.shortened(entry.path("details").toString(), 90)));
        }
    }

    private void next(String jobId) {
        console.heading("Try next:");
        console.command(
                "the same batch again: nothing has changed, so nothing is sent",
                curl(EnricherClient.CRM_KEY, "-H 'Content-Type: application/json' -d @" + SAMPLE, "/enrich-batch"));
        console.command(
                "a messy export of Salesforce: what would become of its 200 rows",
                curl(EnricherClient.CRM_KEY, FILE, "/enrich-batch?mapping=salesforce&dry_run=true"));
        console.command(
                "and for real; then GET /jobs/{job_id} tells how far it is",
                curl(EnricherClient.CRM_KEY, FILE, "/enrich-batch?mapping=salesforce"));
        console.command(
                "what the stand-in of CXone received, the newest first",
                "curl -s %s/received".formatted(cxone.baseUrl()));
        console.command(
                "why a contact was refused", curl(EnricherClient.CRM_KEY, "", "/jobs/" + jobId + "/contacts/4"));
        console.command(
                "what the service counts", curl(EnricherClient.OPS_KEY, "-H 'Accept: application/json'", "/metrics"));
        console.command(
                "is the audit trail untouched?", curl(EnricherClient.COMPLIANCE_KEY, "", "/audit-trail/verify"));
        console.command(
                "someone wants no more e-mail",
                curl(
                        EnricherClient.COMPLIANCE_KEY,
                        "-H 'Content-Type: application/json' -d '{\"email\":\"grace.hopper@example.com\",\"channels\":[\"email\"]}'",
                        "/privacy/withdrawals"));
        console.command(
                "someone wants to be forgotten",
                curl(
                        EnricherClient.COMPLIANCE_KEY,
                        "-H 'Content-Type: application/json' -d '{\"email\":\"grace.hopper@example.com\"}'",
                        "/privacy/erasures"));
        console.line("Ctrl-C ends it.");
        console.line("");
    }

    private String curl(String key, String options, String path) {
        return "curl -s -H 'X-API-Key: %s' %s'http://localhost:%d%s'"
                .formatted(key, options.isEmpty() ? "" : options + " ", port, path);
    }
}
