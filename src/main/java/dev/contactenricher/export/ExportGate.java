package dev.contactenricher.export;

import java.time.Instant;
import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    record State(
            @Nullable String holder,
            Instant heldUntil,
            Instant pausedUntil,
            int pauseLevel,
            @Nullable String pause,
            int failuresInRow,
            long successes) {

        boolean isOpen(Instant now) {
            return (holder == null || !heldUntil.isAfter(now)) && !pausedUntil.isAfter(now);
        }

        State heldBy(String sender, Instant until) {
            return new State(sender, until, pausedUntil, pauseLevel, pause, failuresInRow, successes);
        }

        State succeeded() {
            return new State(null, Instant.EPOCH, Instant.EPOCH, 0, null, 0, successes + 1);
        }

        /** The platform answered, if not as one would wish. */
        State released() {
            return new State(null, Instant.EPOCH, pausedUntil, pauseLevel, null, failuresInRow, successes);
        }

        State failed() {
            return new State(null, Instant.EPOCH, pausedUntil, pauseLevel, pause, failuresInRow + 1, successes);
        }

        State paused(String reason, Instant until) {
            return new State(null, Instant.EPOCH, until, pauseLevel + 1, reason, failuresInRow, successes);
        }

        /**
         * The reason why nothing is exported, or null. Being throttled ends by itself, anything else with a call that the
         * platform takes.
         */
        @Nullable String pausedBy(Instant now, boolean anybodyWaits) {
            return pausedUntil.isAfter(now) || (anybodyWaits && !THROTTLED.equals(pause)) ? pause : null;
        }
    }

    /** Reads the state and keeps every other transaction from doing so until this one ends. */
    State lock() {
        dialect.promiseToBeQuick();
        jdbc.sql(CREATE).update();
        return jdbc.sql(READ + dialect.forUpdate()).query(ExportGate::state).single();
    }

    /** Empty before the first export. */
    Optional<State> read() {
        return jdbc.sql(READ).query(ExportGate::state).optional();
    }

    private static State state(ResultSet row, int number) throws SQLException {
        return new State(
                row.getString("holder"),
                Instant.ofEpochMilli(row.getLong("held_until")),
                Instant.ofEpochMilli(row.getLong("paused_until")),
                row.getInt("pause_level"),
                row.getString("pause"),
                row.getInt("failures_in_row"),
                row.getLong("successes"));
    }

    void write(State state) {
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
