package dev.contactenricher.sending;

import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The one row by which one replica at a time claims. */
@Repository
public class DispatchTable {

    private static final String SELECT = "SELECT * FROM merge_dispatch WHERE id = 1 ";
    private static final String CREATE = "INSERT INTO merge_dispatch (id) VALUES (1) ON CONFLICT (id) DO NOTHING";
    private static final String UPDATE = """
            UPDATE merge_dispatch SET pace_at = ?, virtual_time = ?, successes = ?, failures_in_row = ?,
                refused_in_row = ?, refused_since = ?, refused_alone = ?, refused_jobs = ?, taken_at = ?,
                part_sent = ?, bulk_chose = ?, pause = ?, paused_at = ?, paused_until = ?, pause_level = ?, throttled_until = ?, clock_value = ?, clock_at = ?, silent_since = ?
            WHERE id = 1
            """;

    private static final String UPDATE_OPERATOR =
            "UPDATE merge_dispatch SET operator_since = ?, operator_reason = ? WHERE id = 1";

    /** The time of the latest reading is noted this often at least; it shows later whether the clock was set. */
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final ClockSteps steps;

    public DispatchTable(JdbcClient jdbc, Dialect dialect, ClockSteps steps) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.steps = steps;
    }

    /** Waits until no other transaction holds the row, and holds it until the end of this one. */
    public Dispatch lock() {
        dialect.promiseToBeQuick();
        return find(dialect.forUpdate()).orElseGet(() -> {
            jdbc.sql(CREATE).update();
            return find(dialect.forUpdate()).orElseThrow();
        });
    }

    /** The same, as it stands now. */
    public Dispatch lockNow() {
        Dispatch state = lock();
        // by the clock that all replicas share: a question of its own to a server, and not before the row is held
        Instant now = dialect.instant();
        boolean isDue = now.isAfter(state.clock.readAt.plus(NOTED));
        if (steps.passTime(state, now) || isDue) {
            save(state);
            saveOperator(state);
        }
        return state;
    }

    public Dispatch read() {
        return find("").orElseGet(Dispatch::new);
    }

    /** The same, as it stands now. */
    public Dispatch readNow() {
        Dispatch state = read();
        state.passTime(dialect.instant(), Duration.ZERO);
        return state;
    }

    private Optional<Dispatch> find(String locking) {
        return jdbc.sql(SELECT + locking).query((row, number) -> read(row)).optional();
    }

    public void save(Dispatch state) {
        Pause pause = state.pauses.present;
        @Nullable Object[] values = {
            state.paceAt,
            state.turn,
            state.successes,
            state.pauses.failuresInRow,
            state.doubt.refusals(),
            state.doubt.since().toEpochMilli(),
            String.join(" ", state.doubt.requests()),
            String.join(" ", state.doubt.jobs()),
            state.takenAt.toEpochMilli(),
            state.partSent ? 1 : 0,
            state.bulkChose ? 1 : 0,
            pause == null ? null : pause.name(),
            state.pauses.since.toEpochMilli(),
            state.pauses.until.toEpochMilli(),
            state.pauses.level,
            state.pauses.throttledUntil.toEpochMilli(),
            state.clock.reading,
            state.clock.readAt.toEpochMilli(),
            state.clock.silentSince.toEpochMilli()
        };
        jdbc.sql(UPDATE).params(Arrays.asList(values)).update();
    }

    /** The operator's pause, which only operators change. */
    void saveOperator(Dispatch state) {
        jdbc.sql(UPDATE_OPERATOR)
                .param(state.operator.since.toEpochMilli())
                .param(state.operator.reason)
                .update();
    }

    private static List<String> ids(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    private static Dispatch read(ResultSet row) throws SQLException {
        var state = new Dispatch();
        state.paceAt = row.getLong("pace_at");
        state.turn = row.getLong("virtual_time");
        state.successes = row.getLong("successes");
        state.pauses.failuresInRow = row.getInt("failures_in_row");
        state.doubt = Doubt.of(
                row.getInt("refused_in_row"),
                Instant.ofEpochMilli(row.getLong("refused_since")),
                ids(row.getString("refused_alone")),
                ids(row.getString("refused_jobs")));
        state.takenAt = Instant.ofEpochMilli(row.getLong("taken_at"));
        state.partSent = row.getBoolean("part_sent");
        state.bulkChose = row.getBoolean("bulk_chose");
        String pause = row.getString("pause");
        state.pauses.present = pause == null ? null : Pause.valueOf(pause);
        state.pauses.since = Instant.ofEpochMilli(row.getLong("paused_at"));
        state.pauses.until = Instant.ofEpochMilli(row.getLong("paused_until"));
        state.pauses.level = row.getInt("pause_level");
        state.pauses.throttledUntil = Instant.ofEpochMilli(row.getLong("throttled_until"));
        state.clock.reading = row.getLong("clock_value");
        state.clock.readAt = Instant.ofEpochMilli(row.getLong("clock_at"));
        state.clock.silentSince = Instant.ofEpochMilli(row.getLong("silent_since"));
        state.operator.since = Instant.ofEpochMilli(row.getLong("operator_since"));
        state.operator.reason = row.getString("operator_reason");
        return state;
    }
}
