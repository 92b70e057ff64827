package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.SeenMerge;
import dev.contactenricher.standin.StandInCxone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Walks the steps of docs/operations.md, "Changing keys and secrets", all of them in two restarts, while a CRM goes on
 * submitting and CXone goes on confirming: no contact is lost, and no valid call is refused.
 */
@Tag("long")
class RotationIT {

    private record Keys(String crm, String ops, String compliance) {}

    private static final Keys OLD =
            new Keys(EnricherClient.CRM_KEY, EnricherClient.OPS_KEY, EnricherClient.COMPLIANCE_KEY);
    private static final Keys NEW =
            new Keys("rotated-crm-key-77e1", "rotated-ops-key-0c6b", "rotated-compliance-key-91d4");

    private static final String OLD_DATA_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final String NEW_DATA_KEY = "bmV3IGRhdGEga2V5IG9mIHRoaXJ0eS10d28gYnl0ZXM=";
    private static final String OLD_WEBHOOK_SECRET = StandInCxone.WEBHOOK_SECRET;
    private static final String NEW_WEBHOOK_SECRET = "whsec_bmV3IHdlYmhvb2sgc2VjcmV0IDAxMjM0NTY3ODkwMQ==";
    private static final String OLD_CLIENT_SECRET = StandInCxone.CLIENT_SECRET;
    private static final String NEW_CLIENT_SECRET = "rotated-client-secret-5a20";
    private static final String NEWEST_CLIENT_SECRET = "rotated-client-secret-e8f3";

    /** Persons whom CXone takes only at the end, so that what the old data key encrypted of them has to be read then. */
    private static final int HELD = 50;

    private static final List<String> HELD_IDS =
            IntStream.range(0, HELD).mapToObj(People::externalId).toList();

    private Rig rig;
    private SteadyCrm crm;
    private String heldJob;

    @BeforeEach
    void start(@TempDir Path dataDir) {
        rig = new Rig(
                dataDir,
                1000,
                Duration.ofSeconds(10),
                Map.of(
                        "ENRICHER_DATA_KEY", OLD_DATA_KEY,
                        "ENRICHER_WEBHOOK_ACCEPTURLTOKEN", "false",
                        "CXONE_MAX_ATTEMPTS", "1000",
                        "ENRICHER_MERGE_LONGESTBACKOFF", "1s"));
        rig.cxone.answersMerges(merge -> merge.externalIds().stream().anyMatch(HELD_IDS::contains)
                ? Optional.of(Reply.status(409))
                : Optional.empty());
        heldJob = rig.client.submit(People.range(0, HELD));
        patiently().until(() -> !rig.cxone.merges().isEmpty());
        crm = new SteadyCrm(rig.client, HELD);
    }

    @AfterEach
    void stop() {
        rig.close();
        crm.close();
    }

    @Test
    void everyKeyAndSecretChangesWithoutALostContactOrARefusedCall() {
        contactsFlow(OLD);
        addTheNewOnes();
        moveOver();
        changeTheClientSecretWhereCxoneTakesOnlyOne();
        takeTheOldOnesOut();
        everyoneIsMerged();
        theOldWebhookSecretIsWorthNothing();
    }

    private void addTheNewOnes() {
        rig.cxone.takesClientSecrets(OLD_CLIENT_SECRET, NEW_CLIENT_SECRET);
        rig.enricher.stop();
        rig.enricher.startAgain(Map.of(
                "CRM_API_KEYS", NEW.crm + "," + OLD.crm,
                "OPS_API_KEYS", NEW.ops + "," + OLD.ops,
                "COMPLIANCE_API_KEYS", NEW.compliance + "," + OLD.compliance,
                "CXONE_WEBHOOK_SECRET", NEW_WEBHOOK_SECRET + "," + OLD_WEBHOOK_SECRET,
                "CXONE_CLIENT_SECRET", NEW_CLIENT_SECRET,
                "ENRICHER_DATA_KEY", NEW_DATA_KEY + "," + OLD_DATA_KEY));
        contactsFlow(OLD);
        assertAnswersTo(OLD, 200);
        assertAnswersTo(NEW, 200);
    }

    private void moveOver() {
        rig.cxone.takesClientSecrets(NEW_CLIENT_SECRET);
        rig.cxone.signsWebhooksWith(NEW_WEBHOOK_SECRET);
        crm.callWith(NEW.crm);
        contactsFlow(NEW);
        assertThat(rejectedWebhooks()).isZero();
        patiently()
                .until(() -> rig.enricher.output().stream()
                        .anyMatch(line -> line.contains("Everything is encrypted under the newest data key")));
    }

    private void changeTheClientSecretWhereCxoneTakesOnlyOne() {
        rig.cxone.takesClientSecrets(NEWEST_CLIENT_SECRET);
        patiently().until(() -> metric("enricher_sending_paused{reason=\"forbidden\"}") == 1);
    }

    private void takeTheOldOnesOut() {
        rig.enricher.stop();
        rig.enricher.startAgain(Map.of(
                "CRM_API_KEYS",
                NEW.crm,
                "OPS_API_KEYS",
                NEW.ops,
                "COMPLIANCE_API_KEYS",
                NEW.compliance,
                "CXONE_WEBHOOK_SECRET",
                NEW_WEBHOOK_SECRET,
                "CXONE_CLIENT_SECRET",
                NEWEST_CLIENT_SECRET,
                "ENRICHER_DATA_KEY",
                NEW_DATA_KEY));
        contactsFlow(NEW);
        assertAnswersTo(OLD, 401);
        assertAnswersTo(NEW, 200);
        assertThat(rejectedWebhooks()).isZero();
    }

    private void everyoneIsMerged() {
        rig.cxone.answersMerges(merge -> Optional.empty());
        crm.close();
        assertThat(crm.refusals()).isEmpty();
        awaitCompleted(heldJob, NEW);
        crm.jobs().forEach(job -> awaitCompleted(job, NEW));
        assertThat(rig.cxone.acceptedMerges())
                .flatMap(SeenMerge::externalIds)
                .containsAll(IntStream.range(0, crm.end())
                        .mapToObj(People::externalId)
                        .toList());
        assertThat(rig.client.get("/jobs/" + heldJob + "/contacts", NEW.crm).body())
                .contains(HELD_IDS);
    }

    private void theOldWebhookSecretIsWorthNothing() {
        rig.cxone.signsWebhooksWith(OLD_WEBHOOK_SECRET);
        var last = rig.client.body(List.of(People.person(crm.end())));
        assertThat(rig.client.postBatch(last, "last", NEW.crm).statusCode()).isEqualTo(202);
        patiently().until(() -> rejectedWebhooks() > 0);
    }

    /** What is submitted from now on is merged and confirmed. */
    private void contactsFlow(Keys keys) {
        int jobs = crm.jobs().size();
        patiently().untilAsserted(() -> assertThat(crm.jobs()).hasSizeGreaterThan(jobs));
        awaitCompleted(crm.jobs().getLast(), keys);
        assertThat(crm.refusals()).isEmpty();
    }

    private void awaitCompleted(String job, Keys keys) {
        patiently()
                .untilAsserted(() -> assertThat(
                                rig.client.get("/jobs/" + job, keys.crm).body())
                        .contains("\"status\":\"completed\""));
    }

    private void assertAnswersTo(Keys keys, int status) {
        assertThat(List.of(
                        rig.client.get("/jobs/" + heldJob, keys.crm),
                        rig.client.get("/metrics", keys.ops),
                        rig.client.get("/audit-trail/verify", keys.compliance)))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(status));
    }

    private double rejectedWebhooks() {
        return metric("enricher_webhook_events_total{outcome=\"rejected\"}");
    }

    private double metric(String series) {
        return rig.client
                .get("/metrics", NEW.ops)
                .body()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length())))
                .sum();
    }

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
    }
}
