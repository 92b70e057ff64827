package dev.contactenricher.blackbox;

import dev.contactenricher.standin.EnricherClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * How fast new contacts are taken in by the packaged jar as a process of its own, with a fresh data folder for each line:
 * contacts a second, how long callers wait, and what a contact costs in processor time and in bytes written to disk.
 * Nothing is sent meanwhile, as CXone is away. The load comes from the same machine.
 *
 * <p>{@code JDK_JAVA_OPTIONS} may hold {@code -Dstores=sqlite,postgresql}, {@code -Dbatches=1,150,500,5000},
 * {@code -Dseconds=10} (of a round) and {@code -Denricher.jar=…}.
 */
public final class IngestBenchmark {

    private static final int MOST_ROUNDS = 8;
    private static final double ALIKE = 0.05;
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 10));

    private IngestBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("enricher.jar") == null) {
            System.setProperty("enricher.jar", "target/contact-enricher.jar");
        }
        System.out.println("store        batch  callers     warm-up  contacts/s     p50 ms     p99 ms   cpu µs   KB written");
        for (String store : System.getProperty("stores", "sqlite,postgresql").split(",")) {
            for (String batch : System.getProperty("batches", "1,150,500,5000").split(",")) {
                measure(store, Integer.parseInt(batch));
            }
        }
    }

    private static void measure(String store, int batch) throws Exception {
        Path folder = Files.createTempDirectory("ingest");
        int callers = batch == 1 ? 16 : batch < 5_000 ? 8 : 2;
        try (var server = store.equals("sqlite") ? null : new PostgresServer(folder.resolve("server"))) {
            int port = Rig.freePort();
            var client = new EnricherClient(port);
            try (var enricher = new EnricherProcess(command(), environment(folder, port, server), client)) {
                enricher.awaitReadiness();
                measure(store, batch, callers, new IngestLoad(port, batch, callers), new ProcessCost(enricher.pid()));
            }
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** Rounds follow each other until one is as fast as the one before; the last one counts. */
    private static void measure(String store, int batch, int callers, IngestLoad load, ProcessCost cost)
            throws Exception {
        double warmUp = 0;
        double before = 0;
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            ProcessCost.Reading start = cost.read();
            long startNanos = System.nanoTime();
            long[] latencies = load.run(ROUND);
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            ProcessCost.Reading spent = cost.read().since(start);
            double contacts = (double) latencies.length * batch;
            double rate = contacts / seconds;
            if (round == 1) {
                warmUp = rate;
            }
            if (round == MOST_ROUNDS || round > 2 && Math.abs(rate - before) < ALIKE * before) {
                Arrays.sort(latencies);
                System.out.printf(
                        "%-10s %7d %8d %,11.0f %,11.0f %10.1f %10.1f %8.0f %12.1f%n",
                        store,
                        batch,
                        callers,
                        warmUp,
                        rate,
                        latencies[latencies.length / 2] / 1e6,
                        latencies[latencies.length * 99 / 100] / 1e6,
                        spent.processorMicros() / contacts,
                        spent.bytesWritten() / contacts / 1024);
                return;
            }
            before = rate;
        }
    }

    static List<String> command() {
        String other = System.getProperty("command");
        return other == null ? Installation.jarAlone() : List.of(other.split(" +"));
    }

    static Map<String, String> environment(
            Path folder, int port, @Nullable PostgresServer server) {
        var environment = new HashMap<>(Map.of(
                "PORT", Integer.toString(port),
                "ENRICHER_DATA_DIR", folder.resolve("data").toString(),
                "CXONE_BASE_URL", "http://127.0.0.1:9",
                "CXONE_CLIENT_ID", "benchmark",
                "CXONE_CLIENT_SECRET", "benchmark-client-secret",
                "CXONE_WEBHOOK_SECRET", "benchmark-webhook-secret",
                "WEBHOOK_URL", "http://127.0.0.1:9/webhooks/cxone-merge",
                "CRM_API_KEYS", EnricherClient.CRM_KEY,
                "OPS_API_KEYS", EnricherClient.OPS_KEY,
                "COMPLIANCE_API_KEYS", EnricherClient.COMPLIANCE_KEY));
        environment.put("CRM_RATE_LIMIT", "100000");
        environment.put("ENRICHER_QUEUE_CAPACITY", "100000000");
        if (server != null) {
            environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres");
            environment.put("SPRING_DATASOURCE_USERNAME", "postgres");
            environment.put("ENRICHER_DATA_KEY", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        }
        return environment;
    }
}
