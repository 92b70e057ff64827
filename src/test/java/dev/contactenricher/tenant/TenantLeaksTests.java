package dev.contactenricher.tenant;

import static dev.contactenricher.tenant.TenantRig.person;
import static dev.contactenricher.tenant.TenantRig.phone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInTenant;
import dev.contactenricher.standin.StandInTenant.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever a tenant answers, what it says of persons, cards and addresses of CXone's is told nowhere. */
@ExtendWith(OutputCaptureExtension.class)
class TenantLeaksTests {

    private static final int PERSONS = 12;
    private static final List<String> SECRETS = List.of(
            "@example.com",
            "%40example",
            "1415200",
            "415200",
            "email_p",
            "Lovelace",
            "/customers/",
            "dfo/3.0",
            "incontactapi",
            "identityIdOnExternalPlatform",
            StandInTenant.KEY_SECRET,
            StandInTenant.CLIENT_SECRET,
            "stand-in-token");

    private final AtomicInteger count = new AtomicInteger();

    @Test
    void nothingOfPersonsCardsOrAddressesIsInLogsFiguresJobsDeadLettersOrTheTrail(
            @TempDir Path data, CapturedOutput output) throws Exception {
        StandInTenant tenant = TenantRig.tenant();
        for (int number = 0; number < PERSONS; number++) {
            tenant.cards().add("email_p" + number, "Ada", "Lovelace", "p%d@example.com".formatted(number));
            tenant.cards().add("voice_" + phone(number), "Ada", "Lovelace", phone(number));
        }
        tenant.admin().book("77");
        try (var rig = new TenantRig(
                tenant,
                data,
                Map.of(
                        "logging.level.dev.contactenricher", "DEBUG",
                        "CXONE_MERGE_CARDS", "on",
                        "CXONE_ERASURE", "forward",
                        "CXONE_ADDRESS_BOOK", "77",
                        "CXONE_ADDRESS_BOOK_PROVEN", "77",
                        "CXONE_TIMEOUT", "2s",
                        "CXONE_CONFIRMATION_TIMEOUT", "10s",
                        "CXONE_MAX_ATTEMPTS", "2"))) {
            tenant.answersCalls(this::badly);
            List<Map<String, Object>> people = new ArrayList<>();
            for (int number = 0; number < PERSONS; number++) {
                people.add(person(
                        number, "first_name", "Ada", "last_name", "Lovelace", "consent_to_phone", number % 2 == 0));
            }
            String job = rig.client.submit(people);
            await().atMost(Duration.ofSeconds(60)).until(() -> count.get() > 60);
            rig.withdraw("email", "p1@example.com", "email", "sms", "phone");
            rig.withdraw("phone", phone(2), "phone");
            rig.client.post("/privacy/erasures", EnricherClient.COMPLIANCE_KEY, Map.of("email", "p3@example.com"));
            await().atMost(Duration.ofSeconds(60)).until(() -> count.get() > 120);
            tenant.answersCalls(call -> call.path().contains("email_p5") && call.isWrite()
                    ? Optional.of(echo(call, 400))
                    : Optional.empty());
            rig.completed(job);
            String told = rig.client.get("/metrics", EnricherClient.OPS_KEY).body()
                    + rig.client.get("/sending", EnricherClient.OPS_KEY).body()
                    + rig.client.get("/sending/cards", EnricherClient.OPS_KEY).body()
                    + rig.client.get("/dead-letters", EnricherClient.OPS_KEY).body()
                    + rig.client.get("/jobs/" + job, EnricherClient.OPS_KEY).body()
                    + rig.client
                            .get("/jobs/%s/contacts".formatted(job), EnricherClient.OPS_KEY)
                            .body()
                    + rig.client
                            .get("/jobs/%s/contacts/5".formatted(job), EnricherClient.OPS_KEY)
                            .body()
                    + rig.client
                            .get("/audit-trail?limit=1000", EnricherClient.COMPLIANCE_KEY)
                            .body();
            assertThat(told).contains("refused").doesNotContain(SECRETS);
        }
        assertThat(output.getAll()).contains("Merge request").doesNotContain(SECRETS);
    }

    /** One call in three, each time in another way. */
    private Optional<Reply> badly(Call call) {
        int number = count.incrementAndGet();
        return switch (number % 21) {
            case 0 -> Optional.of(echo(call, 400));
            case 3 -> Optional.of(echo(call, 500));
            case 6 -> Optional.of(Reply.cut());
            case 9 -> Optional.of(Reply.json(200, "<html>" + call.path() + call.query() + call.body()));
            case 12 -> Optional.of(echo(call, 409));
            case 15 -> Optional.of(echo(call, 429).retryAfter("1"));
            case 18 -> Optional.of(echo(call, 503));
            default -> Optional.empty();
        };
    }

    /** As servers do that explain what they did not like. */
    private static Reply echo(Call call, int status) {
        String text =
                (call.path() + call.query() + call.body()).replace("\"", "'").replace("\\", "");
        return Reply.json(status, "{\"errors\": [{\"field\": \"value\", \"message\": \"%s\"}]}".formatted(text));
    }
}
