package dev.contactenricher.sandbox;

import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** The sandbox with a stand-in tenant: what the published dialect makes of the sample batch. */
final class TenantTour {

    static final String PHONE_GROUP = "501";
    static final String SMS_GROUP = "502";
    private static final Path SAMPLE = Path.of("samples", "contacts.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Console console = new Console();
    private final EnricherClient client;
    private final StandInTenant tenant;

    TenantTour(int port, StandInTenant tenant) {
        this.client = new EnricherClient(port);
        this.tenant = tenant;
    }

    /** A tenant that knows some of the sample's people, one of them twice. */
    static StandInTenant tenant() {
        var tenant = new StandInTenant(120, 60, Duration.ofSeconds(60));
        tenant.admin().group(PHONE_GROUP).group(SMS_GROUP);
        tenant.cards()
                .add("voice_+16045550198", "", "", "+16045550198")
                .add("email_grace.hopper@example.com", "Grace", "Hopper", "grace.hopper@example.com")
                .add("email_priya.sharma@example.in", "", "", "priya.sharma@example.in")
                .add("email_anne.shirley@example.ca", "Anne", "Shirley", "anne.shirley@example.ca");
        return tenant;
    }

    void show() throws IOException {
        console.heading("Contact Enricher for CXone: the sandbox, with the published API");
        console.line("tenant       " + tenant.baseUrl() + "  a stand-in: four customer cards, two do-not-call groups");
        var answer = client.json(
                client.postBatch(Files.readString(SAMPLE), "the-tenant-tour").body());
        String job = answer.path("job_id").asString();
        try {
            await().atMost(PATIENCE)
                    .until(() -> client.job(job).path("status").asString().startsWith("completed"));
        } catch (ConditionTimeoutException tooLong) {
            console.line("The job has not ended yet; this is how far it got.");
        }
        console.heading("What became of the sample batch (absent: the tenant has no card of the person)");
        console.line(client.job(job).toPrettyString());
        console.heading("What the cards hold now");
        tenant.cards()
                .ids()
                .forEach(id -> console.line(id + "  " + tenant.cards().fields(id)));
        console.heading("Whom the dialler must not call, and not text");
        console.line("phone  " + tenant.admin().blocked(PHONE_GROUP));
        console.line("sms    " + tenant.admin().blocked(SMS_GROUP));
        console.heading("It stays up; interrupt it to end it.");
    }
}
