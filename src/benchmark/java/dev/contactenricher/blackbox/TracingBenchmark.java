package dev.contactenricher.blackbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.util.FileSystemUtils;

/**
 * What tracing costs: two processes of the packaged jar, one with a collector and one without, take new contacts in by
 * turns, ten rounds each, and the median of the rounds' ratios is told. Load and collector share the machine.
 *
 * <p>{@code JDK_JAVA_OPTIONS} may hold {@code -Dbatch=150}, {@code -Dseconds=5} (of a round) and {@code -Denricher.jar=…}.
 */
public final class TracingBenchmark {

    private static final int ROUNDS = 10;
    private static final int WARM_UP = 3;
    private static final int CALLERS = 8;
    private static final int BATCH = Integer.getInteger("batch", 150);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 5));

    private TracingBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (System.getProperty("enricher.jar") == null) {
            System.setProperty("enricher.jar", "target/contact-enricher.jar");
        }
        Path folder = Files.createTempDirectory("tracing");
        var bytes = new LongAdder();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> take(exchange, bytes));
        collector.start();
        String endpoint = "http://127.0.0.1:" + collector.getAddress().getPort();
        try (var traced = new Candidate(folder.resolve("on"), Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));
                var bare = new Candidate(folder.resolve("off"), Map.of())) {
            for (int i = 0; i < WARM_UP; i++) {
                traced.round();
                bare.round();
            }
            measure(traced, bare, bytes);
        } finally {
            collector.stop(0);
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void measure(Candidate traced, Candidate bare, LongAdder bytes) throws Exception {
        System.out.println("round   contacts/s with   without    ratio   cpu µs with   without    ratio");
        List<Double> rates = new ArrayList<>();
        List<Double> costs = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            boolean first = round % 2 == 0;
            Round before = first ? traced.round() : bare.round();
            Round after = first ? bare.round() : traced.round();
            Round with = first ? before : after;
            Round without = first ? after : before;
            rates.add(with.rate() / without.rate());
            costs.add(with.micros() / without.micros());
            System.out.printf(
                    "%5d %,17.0f %,9.0f %8.3f %13.0f %9.0f %8.3f%n",
                    round,
                    with.rate(),
                    without.rate(),
                    rates.getLast(),
                    with.micros(),
                    without.micros(),
                    costs.getLast());
        }
        System.out.printf(
                "median ratio of contacts a second %.3f, of processor time for each %.3f; the collector took %,d bytes%n",
                median(rates), median(costs), bytes.sum());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get(ROUNDS / 2 - 1) + sorted.get(ROUNDS / 2)) / 2;
    }

    /**
     * @param rate contacts a second
     * @param micros of processor time for each
     */
    private record Round(double rate, double micros) {}

    private static void take(HttpExchange exchange, LongAdder bytes) throws IOException {
        try (exchange) {
            bytes.add(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** One of the two processes, under load of its own. */
    private static final class Candidate implements AutoCloseable {

        private final EnricherProcess process;
        private final IngestLoad load;

        Candidate(Path folder, Map<String, String> settings) {
            int port = Rig.freePort();
            var environment = IngestBenchmark.environment(folder, port, null);
            environment.putAll(settings);
            process = new EnricherProcess(Installation.jarAlone(), environment, new EnricherClient(port));
            process.awaitReadiness();
            load = new IngestLoad(port, BATCH, CALLERS);
        }

        Round round() throws Exception {
            ProcessCost cost = new ProcessCost(process.pid());
            ProcessCost.Reading start = cost.read();
            long startNanos = System.nanoTime();
            double contacts = load.run(ROUND).length * (double) BATCH;
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            return new Round(contacts / seconds, cost.read().since(start).processorMicros() / contacts);
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
