package dev.contactenricher.jobs;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the service did since its first start, kept over restarts: the contract's section 9, as JSON. */
@Repository
public class ServiceTotals {

    private static final String ADD_BATCH = """
            INSERT INTO service_total (id, batches, processed, duplicates, latency_micros, failed_exports)
            VALUES (:part, 1, :received, :duplicates, :micros, 0)
            ON CONFLICT (id) DO UPDATE
               SET batches = service_total.batches + 1, processed = service_total.processed + excluded.processed,
                   duplicates = service_total.duplicates + excluded.duplicates,
                   latency_micros = service_total.latency_micros + excluded.latency_micros
            """;
    private static final String ADD_FAILED_EXPORTS = """
            INSERT INTO service_total (id, batches, processed, duplicates, latency_micros, failed_exports)
            VALUES (1, 0, 0, 0, 0, :failed)
            ON CONFLICT (id) DO UPDATE SET failed_exports = service_total.failed_exports + excluded.failed_exports
            """;
    private static final String CURRENT = """
            SELECT COALESCE(SUM(batches), 0) AS batches, COALESCE(SUM(processed), 0) AS processed,
                   COALESCE(SUM(duplicates), 0) AS duplicates, COALESCE(SUM(latency_micros), 0) AS latency_micros,
                   COALESCE(SUM(failed_exports), 0) AS failed_exports
              FROM service_total
            """;
    /** So that batches seldom wait for each other; one is enough where there is one writer. */
    private static final int PARTS = 32;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ServiceTotals(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /**
     * @param totalProcessed contacts received
     * @param totalDuplicates contacts folded into another one of their batch
     * @param duplicateRate the second over the first, 0 to 1
     * @param avgLatencyMs mean time to take a batch in, in milliseconds
     * @param failedExports contacts that the marketing platform refused
     */
    @JsonPropertyOrder({"total_processed", "total_duplicates", "duplicate_rate", "avg_latency_ms", "failed_exports"})
    public record Totals(
            long totalProcessed, long totalDuplicates, double duplicateRate, double avgLatencyMs, long failedExports) {}

    @Transactional(readOnly = true)
    public Totals current() {
        return read().totals();
    }

    /** The totals as a batch makes them. */
    public Totals with(int received, int duplicates, Duration latency) {
        return read().plus(new Sums(1, received, duplicates, micros(latency), 0))
                .totals();
    }

    /** Adds a batch, at the end of the transaction that takes it in: others of its part wait for it from here on. */
    public void add(int received, int duplicates, Duration latency) {
        dialect.promiseToBeQuick();
        jdbc.sql(ADD_BATCH)
                .param(
                        "part",
                        dialect.isExclusive()
                                ? 1
                                : 1 + ThreadLocalRandom.current().nextInt(PARTS))
                .param("received", received)
                .param("duplicates", duplicates)
                .param("micros", micros(latency))
                .update();
    }

    void addFailedExports(int failed) {
        jdbc.sql(ADD_FAILED_EXPORTS).param("failed", failed).update();
    }

    private Sums read() {
        return jdbc.sql(CURRENT).query(Sums.class).single();
    }

    private static long micros(Duration latency) {
        return TimeUnit.NANOSECONDS.toMicros(latency.toNanos());
    }

    private record Sums(long batches, long processed, long duplicates, long latencyMicros, long failedExports) {

        Sums plus(Sums more) {
            return new Sums(
                    batches + more.batches,
                    processed + more.processed,
                    duplicates + more.duplicates,
                    latencyMicros + more.latencyMicros,
                    failedExports + more.failedExports);
        }

        Totals totals() {
            return new Totals(
                    processed,
                    duplicates,
                    processed == 0 ? 0 : (double) duplicates / processed,
                    batches == 0 ? 0 : Math.round(latencyMicros / (double) batches) / 1000.0,
                    failedExports);
        }
    }
}
