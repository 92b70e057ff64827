package dev.contactenricher.export;

import dev.contactenricher.sending.ExportBacklog;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How exports stand, for operators and metrics. */
@Repository
class ExportStanding implements ExportBacklog {

    private static final String OPEN = """
            SELECT (SELECT COUNT(*) FROM export_item WHERE state = 'WAITING')
                 + (SELECT COUNT(*) FROM export_item WHERE state = 'SENDING')
            """;
    /** A refusal that is told again carries the date of its merge, which says nothing about how long it has waited. */
    private static final String OLDEST = """
            SELECT MIN(merged_at) FROM (
                SELECT merged_at, consent FROM export_item WHERE state = 'SENDING'
                UNION ALL
                SELECT merged_at, consent FROM (
                    SELECT merged_at, consent FROM export_item WHERE state = 'WAITING' ORDER BY id LIMIT 100) waiting
            ) items WHERE consent IS NULL OR consent = 1
            """;

    private final JdbcClient jdbc;
    private final ExportGate gate;
    private final Dialect dialect;

    ExportStanding(JdbcClient jdbc, ExportGate gate, Dialect dialect) {
        this.jdbc = jdbc;
        this.gate = gate;
        this.dialect = dialect;
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing() {
        Instant now = dialect.instant();
        long open = jdbc.sql(OPEN).query(Long.class).single();
        Optional<Instant> oldest = Times.found(jdbc.sql(OLDEST));
        return new Standing(
                open,
                Duration.between(oldest.filter(now::isAfter).orElse(now), now),
                gate.read().map(state -> state.pausedBy(now, open > 0)).orElse(null));
    }
}
