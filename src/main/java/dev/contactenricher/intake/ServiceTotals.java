package dev.contactenricher.intake;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What the service did since its first start, kept over restarts: the contract's section 9, as JSON. */
@Repository
public class ServiceTotals {

    private static final String ADD_BATCH = """
            INSERT INTO service_total (id, batches, processed, duplicates, latency_micros, failed_exports)
            VALUES (1, 1, :received, :duplicates, :micros, 0)
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
            SELECT batches, processed, duplicates, latency_micros, failed_exports FROM service_total WHERE id = 1
            """;
    private static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    private final JdbcClient jdbc;

    ServiceTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        return read();
    }

    /** Adds a batch in the transaction that takes it in, and tells the totals with it. */
    Totals add(int received, int duplicates, Duration latency) {
        jdbc.sql(ADD_BATCH)
                .param("received", received)
                .param("duplicates", duplicates)
                .param("micros", TimeUnit.NANOSECONDS.toMicros(latency.toNanos()))
                .update();
        return read();
    }

    void addFailedExports(int failed) {
        jdbc.sql(ADD_FAILED_EXPORTS).param("failed", failed).update();
    }

    private Totals read() {
        return jdbc.sql(CURRENT)
                .query((row, n) -> {
                    long batches = row.getLong("batches");
                    long processed = row.getLong("processed");
                    long duplicates = row.getLong("duplicates");
                    return new Totals(
                            processed,
                            duplicates,
                            processed == 0 ? 0 : (double) duplicates / processed,
                            batches == 0 ? 0 : Math.round(row.getLong("latency_micros") / (double) batches) / 1000.0,
                            row.getLong("failed_exports"));
                })
                .optional()
                .orElse(NONE);
    }
}
