package dev.contactenricher.export;

import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lets one sender through at a time, over all replicas, and none while sending is paused. */
@Repository
class ExportGate {

    private static final String CREATE = """
            INSERT INTO export_gate (id, held_until, paused_until, pause_level, failures_in_row, successes)
            VALUES (1, 0, 0, 0, 0, 0) ON CONFLICT (id) DO NOTHING
            """;
    private static final String READ = """
            SELECT holder, held_until, paused_until, pause_level, pause, failures_in_row, successes
              FROM export_gate WHERE id = 1
            """;
    private static final String WRITE = """
            UPDATE export_gate
               SET holder = :holder, held_until = :heldUntil, paused_until = :pausedUntil, pause_level = :pauseLevel,
                   pause = :pause,
                   failures_in_row = :failuresInRow, successes = :successes
             WHERE id = 1
            """;

    static final String OUTAGE = "outage";
    static final String THROTTLED = "throttled";
    static final String FORBIDDEN = "forbidden";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ExportGate(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** Reads the state and keeps every other transaction from doing so until this one ends. */
    GateState lock() {
        dialect.promiseToBeQuick();
        jdbc.sql(CREATE).update();
        return jdbc.sql(READ + dialect.forUpdate()).query(ExportGate::state).single();
    }

    /** Empty before the first export. */
    Optional<GateState> read() {
        return jdbc.sql(READ).query(ExportGate::state).optional();
    }

    private static GateState state(ResultSet row, int number) throws SQLException {
        return new GateState(
                row.getString("holder"),
                Instant.ofEpochMilli(row.getLong("held_until")),
                Instant.ofEpochMilli(row.getLong("paused_until")),
                row.getInt("pause_level"),
                row.getString("pause"),
                row.getInt("failures_in_row"),
                row.getLong("successes"));
    }

    void write(GateState state) {
        jdbc.sql(WRITE)
                .param("holder", state.holder())
                .param("heldUntil", state.heldUntil().toEpochMilli())
                .param("pausedUntil", state.pausedUntil().toEpochMilli())
                .param("pauseLevel", state.pauseLevel())
                .param("pause", state.pause())
                .param("failuresInRow", state.failuresInRow())
                .param("successes", state.successes())
                .update();
    }
}
