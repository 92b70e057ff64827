package dev.contactenricher.callback;

import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The events that wait for the CRM's endpoint. Only the first of a stream may go; it holds back those behind it. */
@Repository
class Callbacks {

    private static final String ADD = """
            INSERT INTO callback_event (event_id, type, stream, data, occurred_at, next_at)
            VALUES (:eventId, :type, :stream, :data, :at, :at)
            """;
    private static final String FIRST_DUE = """
            SELECT e.id FROM callback_event e
             WHERE e.next_at <= :now AND NOT EXISTS (
                SELECT 1 FROM callback_event o WHERE o.stream = e.stream AND o.id < e.id)
             ORDER BY e.next_at, e.id LIMIT :most\s""";
    private static final String COUNT_DUE = "SELECT COUNT(*) FROM (" + FIRST_DUE + ") AS due";
    /** One: where it stood after {@code IN}, PostgreSQL might run it for each row, and then would take all. */
    private static final String CLAIM = """
            UPDATE callback_event SET next_at = :leaseUntil, attempts = attempts + 1
             WHERE next_at <= :now AND id = (
            """ + FIRST_DUE;

    private static final String CLAIMED = """
            ) RETURNING id, event_id, type, data, occurred_at, attempts
            """;
    private static final String DELETE = "DELETE FROM callback_event WHERE id = ?";
    /** A lost lease can no longer write its result. */
    private static final String POSTPONE = "UPDATE callback_event SET next_at = ? WHERE id = ? AND attempts = ?";

    private static final String MOVE = "UPDATE callback_event SET next_at = next_at - ?";

    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final CallbackSettings settings;

    Callbacks(JdbcClient jdbc, Dialect dialect, CallbackSettings settings) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.settings = settings;
    }

    /**
     * Joins the caller's transaction.
     *
     * @param stream within which events arrive in order
     * @param data JSON, without contact data
     */
    void add(String type, String stream, String data, Instant at) {
        jdbc.sql(ADD)
                .param("eventId", Ids.timeOrdered(at))
                .param("type", type)
                .param("stream", stream)
                .param("data", data)
                .param("at", at.toEpochMilli())
                .update();
    }

    /** How many may go now, so many at most; asks without a write. */
    int due(int most) {
        return jdbc.sql(COUNT_DUE)
                .param("now", dialect.millis())
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** Takes the next one under a lease that lasts as long as a call may. */
    @Transactional
    public Optional<Callback> claim() {
        Instant now = dialect.instant();
        return jdbc.sql(CLAIM + dialect.skipLocked() + CLAIMED)
                .param("now", now.toEpochMilli())
                .param("most", 1)
                .param("leaseUntil", now.plus(settings.lease()).toEpochMilli())
                .query(Callbacks::read)
                .optional();
    }

    /** It has arrived, or is given up; the next one of its stream may go. */
    @Transactional
    public void remove(Callback callback) {
        jdbc.sql(DELETE).param(callback.id()).update();
    }

    @Transactional
    public void postpone(Callback callback, Instant until) {
        jdbc.sql(POSTPONE)
                .params(until.toEpochMilli(), callback.id(), callback.attempts())
                .update();
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(MOVE).param(set.millis()).update();
    }

    private static Callback read(ResultSet row, int number) throws SQLException {
        return new Callback(
                row.getLong("id"),
                row.getString("event_id"),
                row.getString("type"),
                row.getString("data"),
                Instant.ofEpochMilli(row.getLong("occurred_at")),
                row.getInt("attempts"));
    }
}
