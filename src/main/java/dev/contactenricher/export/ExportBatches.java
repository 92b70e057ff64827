package dev.contactenricher.export;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Calls to the marketing platform that have no final answer yet. */
@Repository
class ExportBatches {

    private static final String SELECT = "SELECT id, attempts, failed_at_success FROM export_batch ";
    private static final String ADD = "INSERT INTO export_batch (id, failed_at_success, next_at) VALUES (?, ?, ?)";
    private static final String DUE = SELECT + "WHERE next_at <= :now ORDER BY next_at, id LIMIT 1";
    private static final String FIND = SELECT + "WHERE id = :id";
    private static final String REPEAT =
            "UPDATE export_batch SET attempts = ?, failed_at_success = ?, next_at = ? WHERE id = ?";
    private static final String REMOVE = "DELETE FROM export_batch WHERE id = :id";

    private final JdbcClient jdbc;

    ExportBatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param attempts failures while others succeeded
     * @param failedAtSuccess how many calls had succeeded when it failed last, or was made
     */
    record Batch(String id, int attempts, long failedAtSuccess) {}

    /** @param successes how many calls have succeeded */
    void add(String id, long successes, Instant now) {
        jdbc.sql(ADD).params(id, successes, now.toEpochMilli()).update();
    }

    Optional<Batch> due(Instant now) {
        return jdbc.sql(DUE).param("now", now.toEpochMilli()).query(Batch.class).optional();
    }

    Optional<Batch> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(Batch.class).optional();
    }

    void repeat(String id, int attempts, long successes, Instant nextAt) {
        jdbc.sql(REPEAT).params(attempts, successes, nextAt.toEpochMilli(), id).update();
    }

    void remove(String id) {
        jdbc.sql(REMOVE).param("id", id).update();
    }
}
