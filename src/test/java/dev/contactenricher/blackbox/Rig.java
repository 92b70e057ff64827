package dev.contactenricher.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Ports;
import dev.contactenricher.standin.StandInCxone;
import dev.contactenricher.standin.StandInMarketing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service as a process between both stand-ins. */
final class Rig implements AutoCloseable {

    final StandInCxone cxone;
    final StandInMarketing marketing = new StandInMarketing();
    final EnricherClient client;
    final EnricherProcess enricher;

    /** The service and the stand-in agree on the limit. */
    Rig(Path dataDir, int rateLimit, Duration rateWindow, Map<String, String> settings) {
        int port = freePort();
        cxone = new StandInCxone(rateLimit, rateWindow);
        client = new EnricherClient(port);

        var environment = environment(cxone, marketing, rateLimit, rateWindow, port);
        environment.put("PORT", Integer.toString(port));
        environment.put("ENRICHER_DATA_DIR", dataDir.toString());
        environment.putAll(settings);
        enricher = new EnricherProcess(Installation.command(), environment, client);
        try {
            enricher.awaitReadiness();
            // what CXone merges before it knows where its webhooks go has none
            await().atMost(Duration.ofMinutes(4)).until(() -> cxone.webhookUrl().isPresent());
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** @param webhookPort where CXone's webhooks are to go */
    static Map<String, String> environment(
            StandInCxone cxone, StandInMarketing marketing, int rateLimit, Duration rateWindow, int webhookPort) {
        var environment = new HashMap<String, String>();
        environment.put("CXONE_BASE_URL", cxone.baseUrl());
        environment.put("CXONE_CLIENT_ID", StandInCxone.CLIENT_ID);
        environment.put("CXONE_CLIENT_SECRET", StandInCxone.CLIENT_SECRET);
        environment.put("CXONE_WEBHOOK_SECRET", StandInCxone.WEBHOOK_SECRET);
        environment.put("CXONE_RATE_LIMIT", Integer.toString(rateLimit));
        environment.put("CXONE_RATE_WINDOW", rateWindow.toMillis() + "ms");
        environment.put("WEBHOOK_URL", "http://127.0.0.1:" + webhookPort + "/webhooks/cxone-merge");
        environment.put("MARKETING_API_URL", marketing.url());
        environment.put("CRM_API_KEYS", EnricherClient.CRM_KEY);
        environment.put("OPS_API_KEYS", EnricherClient.OPS_KEY);
        environment.put("COMPLIANCE_API_KEYS", EnricherClient.COMPLIANCE_KEY);
        return environment;
    }

    /** Waits until all of these jobs have ended well. */
    void awaitCompleted(List<String> jobIds, Duration atMost) {
        jobIds.forEach(jobId -> await().atMost(atMost)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(client.job(jobId).path("status").asString())
                        .as("the job %s", client.job(jobId))
                        .isEqualTo("completed")));
    }

    @Override
    public void close() {
        enricher.close();
        cxone.close();
        marketing.close();
    }

    static int freePort() {
        return Ports.free();
    }
}
