package dev.contactenricher.export;

import dev.contactenricher.store.Dialect;
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
            SELECT holder, held_until, paused_until, pause_level, failures_in_row, successes
              FROM export_gate WHERE id = 1
            """;
    private static final String WRITE = """
            UPDATE export_gate
               SET holder = :holder, held_until = :heldUntil, paused_until = :pausedUntil, pause_level = :pauseLevel,
                   failures_in_row = :failuresInRow, successes = :successes
             WHERE id = 1
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ExportGate(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** Times are epoch milliseconds. */
    record State(
            @Nullable String holder,
            long heldUntil,
            long pausedUntil,
            int pauseLevel,
            int failuresInRow,
            long successes) {

        boolean isOpen(long now) {
            return (holder == null || heldUntil <= now) && pausedUntil <= now;
        }

        State heldBy(String sender, long until) {
            return new State(sender, until, pausedUntil, pauseLevel, failuresInRow, successes);
        }

        State succeeded() {
            return new State(null, 0, 0, 0, 0, successes + 1);
        }

        State released() {
            return new State(null, 0, pausedUntil, pauseLevel, failuresInRow, successes);
        }

        State failed() {
            return new State(null, 0, pausedUntil, pauseLevel, failuresInRow + 1, successes);
        }

        State paused(long until) {
            return new State(null, 0, until, pauseLevel + 1, failuresInRow, successes);
        }
    }

    /** Reads the state and keeps every other transaction from doing so until this one ends. */
    State lock() {
        dialect.promiseToBeQuick();
        jdbc.sql(CREATE).update();
        return jdbc.sql(READ + dialect.forUpdate())
                .query((row, n) -> new State(
                        row.getString("holder"),
                        row.getLong("held_until"),
                        row.getLong("paused_until"),
                        row.getInt("pause_level"),
                        row.getInt("failures_in_row"),
                        row.getLong("successes")))
                .single();
    }

    void write(State state) {
        jdbc.sql(WRITE)
                .param("holder", state.holder())
                .param("heldUntil", state.heldUntil())
                .param("pausedUntil", state.pausedUntil())
                .param("pauseLevel", state.pauseLevel())
                .param("failuresInRow", state.failuresInRow())
                .param("successes", state.successes())
                .update();
    }
}
