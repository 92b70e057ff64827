package dev.contactenricher.blackbox;

import static org.awaitility.Awaitility.await;

import dev.contactenricher.blackbox.ProcessCost.Reading;
import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.StandInCxone;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * What each step from the queue to the marketing platform costs a contact, in processor time and bytes written to disk, in
 * full requests, by the packaged jar as a process of its own. Rounds of 3,000 contacts, each step of which ends before the
 * next begins, its audit entries chained: taken in while sending is paused; claimed and sent, while CXone does not answer;
 * answered; confirmed by a webhook each, from sixteen callers; and exported. What the database server costs stands apart.
 *
 * <p>{@code JDK_JAVA_OPTIONS} may hold {@code -Dstores=sqlite,postgresql}, {@code -Drounds=10}, of which the second half
 * counts, and {@code -Denricher.jar=…}.
 */
public final class MergingBenchmark {

    private static final int REQUESTS = 60;
    private static final int CONTACTS = REQUESTS * 50;
    private static final int BATCH = 150;
    private static final int ROUNDS = Integer.getInteger("rounds", 10);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration FIGURES_ARE_FRESH = Duration.ofMillis(1500);

    private final EnricherClient client;
    private final HeldPeers peers;
    private final ProcessCost service;
    private final @Nullable ProcessCost server;
    private final Map<Step, Reading> ofService = new EnumMap<>(Step.class);
    private final Map<Step, Reading> ofServer = new EnumMap<>(Step.class);

    private enum Step {
        INTAKE,
        CLAIM,
        ANSWER,
        WEBHOOK,
        EXPORT
    }

    private interface Work {
        void run() throws Exception;
    }

    private MergingBenchmark(
            EnricherClient client, HeldPeers peers, ProcessCost service, @Nullable ProcessCost server) {
        this.client = client;
        this.peers = peers;
        this.service = service;
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("enricher.jar") == null) {
            System.setProperty("enricher.jar", "target/contact-enricher.jar");
        }
        System.out.println("store       step       cpu µs   KB written   server cpu µs   server KB written");
        for (String store : System.getProperty("stores", "sqlite,postgresql").split(",")) {
            measure(store);
        }
    }

    private static void measure(String store) throws Exception {
        Path folder = Files.createTempDirectory("merging");
        try (var server = store.equals("sqlite") ? null : new PostgresServer(folder.resolve("server"));
                var peers = new HeldPeers()) {
            int port = Rig.freePort();
            var client = new EnricherClient(port);
            var environment = new HashMap<>(IngestBenchmark.environment(folder, port, server));
            environment.put("CXONE_BASE_URL", peers.url());
            environment.put("MARKETING_API_URL", peers.url() + "/contacts/sync");
            environment.put("CXONE_WEBHOOK_SECRET", StandInCxone.WEBHOOK_SECRET);
            environment.put("WEBHOOK_URL", "http://127.0.0.1:" + port + "/webhooks/cxone-merge");
            environment.put("CXONE_RATE_LIMIT", "1000000");
            try (var enricher = new EnricherProcess(IngestBenchmark.command(), environment, client)) {
                enricher.awaitReadiness();
                var costs = server == null ? null : new ProcessCost(postmaster(folder.resolve("server")));
                new MergingBenchmark(client, peers, new ProcessCost(enricher.pid()), costs).run(store);
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static long postmaster(Path data) throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
    }

    private void run(String store) throws Exception {
        for (int round = 1; round <= ROUNDS; round++) {
            round(round);
            if (round == ROUNDS / 2) {
                ofService.clear();
                ofServer.clear();
            }
        }
        double contacts = (double) CONTACTS * (ROUNDS - ROUNDS / 2);
        for (Step step : Step.values()) {
            Reading own = ofService.getOrDefault(step, Reading.NOTHING);
            Reading servers = ofServer.getOrDefault(step, Reading.NOTHING);
            System.out.printf(
                    Locale.ROOT,
                    "%-11s %-8s %8.0f %12.1f %15.0f %19.1f%n",
                    store,
                    step.name().toLowerCase(Locale.ROOT),
                    own.processorMicros() / contacts,
                    own.bytesWritten() / contacts / 1024,
                    servers.processorMicros() / contacts,
                    servers.bytesWritten() / contacts / 1024);
        }
    }

    private void round(int round) throws Exception {
        peers.hold();
        post("/sending/pause");
        step(Step.INTAKE, () -> {
            for (int from = (round - 1) * CONTACTS; from < round * CONTACTS; from += BATCH) {
                client.submit(People.range(from, from + BATCH));
            }
        });
        step(Step.CLAIM, () -> {
            post("/sending/resume");
            await().atMost(PATIENCE).until(() -> peers.arrived() == REQUESTS);
        });
        step(Step.ANSWER, () -> {
            peers.answerMerges();
            awaitCount("enricher_merge_requests_total{outcome=\"accepted\"}", round * REQUESTS);
        });
        step(Step.WEBHOOK, () -> peers.confirm(URI.create("http://127.0.0.1:" + client.port() + "/webhooks/cxone-merge")));
        step(Step.EXPORT, () -> {
            peers.answerExports();
            awaitCount("enricher_exports_total{outcome=\"exported\"}", round * CONTACTS);
        });
    }

    private void step(Step step, Work work) throws Exception {
        Reading start = service.read();
        Reading startOfServer = server == null ? Reading.NOTHING : server.read();
        work.run();
        Thread.sleep(FIGURES_ARE_FRESH);
        awaitCount("enricher_audit_unchained_seconds", 0);
        ofService.merge(step, service.read().since(start), Reading::and);
        if (server != null) {
            ofServer.merge(step, server.read().since(startOfServer), Reading::and);
        }
    }

    private void post(String path) {
        int status = client.post(path, "{}").statusCode();
        if (status != 200) {
            throw new IllegalStateException(path + " was answered " + status);
        }
    }

    private void awaitCount(String metric, double value) {
        await().atMost(PATIENCE)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> client.get("/metrics", EnricherClient.OPS_KEY)
                        .body()
                        .lines()
                        .anyMatch(line -> line.startsWith(metric) && line.endsWith(" " + value)));
    }
}
