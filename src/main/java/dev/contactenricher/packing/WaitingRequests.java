package dev.contactenricher.packing;

import dev.contactenricher.sending.Doubt;
import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which of the {@link Requests} is sent again next. One that another transaction is about to change is passed over.
 */
@Repository
public class WaitingRequests {

    /** A part of a refused request may wait for the answer to another part. */
    private static final String SENDABLE = """
             AND (after_id IS NULL OR NOT EXISTS (
                SELECT 1 FROM merge_request a WHERE a.id = merge_request.after_id AND a.state IN ('WAITING', 'SENDING')))
            """;

    private static final String DUE = """
            SELECT * FROM merge_request WHERE state = 'WAITING' AND next_at <= ? AND refused = 0
            ORDER BY next_at, id LIMIT 1
            """;
    private static final String WAITING = "SELECT * FROM merge_request WHERE state = 'WAITING'" + SENDABLE;
    private static final String ANY = WAITING + "ORDER BY refused, size, next_at, id LIMIT 1 ";
    private static final String PART = WAITING + """
             AND refused = 1 AND origin = ? AND next_at <= ? ORDER BY next_at, id LIMIT 1
            """;
    private static final String UNTRIED = WAITING + """
             AND refused = 1 AND next_at <= :now AND root_id NOT IN (:roots) AND (sends = 0 OR size = 1)
            ORDER BY size, next_at, id LIMIT 1
            """;
    /**
     * One contact of it may go though another part be not answered yet: what that tells is of use only for the whole.
     */
    private static final String OF_OTHERS = """
            SELECT * FROM merge_request r WHERE state = 'WAITING' AND next_at <= :now
                AND (size = 1 OR refused = 1 AND sends = 0) AND EXISTS (
                    SELECT 1 FROM merge_entry e
                    WHERE e.request_id = r.id AND e.state = 'SUBMITTED' AND e.withdrawn = 0 AND e.job_id NOT IN (:jobs))
            ORDER BY size, next_at, id LIMIT 1
            """;

    private static final String TRIED_NOW = """
            SELECT r.root_id, e.job_id FROM merge_request r JOIN merge_entry e ON e.request_id = r.id
            WHERE r.state = 'SENDING' AND r.size = 1 ORDER BY r.id LIMIT 12
            """;
    private static final String NEXT_DUE = """
            SELECT MIN(due) FROM (
                SELECT MIN(next_at) AS due FROM merge_request WHERE state = 'WAITING'
            """ + SENDABLE + """
                UNION ALL SELECT MIN(read_at) FROM merge_request WHERE read_at IS NOT NULL) AS soon
            """;
    private static final String EXPIRED = """
            SELECT id FROM merge_request WHERE state = 'SENDING' AND lease_until < ?
            """;
    private static final String EXPIRE = """
            UPDATE merge_request SET state = 'WAITING', send_id = NULL, next_at = lease_until, lease_until = NULL
            WHERE id IN (:ids)
            """;
    private static final String TO_READ = """
            SELECT id FROM merge_request WHERE state = 'ACCEPTED' AND read_at <= ?
            """;
    private static final String READ_BACK = """
            UPDATE merge_request SET state = 'WAITING', next_at = read_at, read_at = NULL
            WHERE id IN (:ids) AND state = 'ACCEPTED'
            """;

    private static final String END_LEASES =
            "UPDATE merge_request SET lease_until = :now WHERE state = 'SENDING' AND lease_until > :now";

    private static final String MOVE = """
            UPDATE merge_request SET claimed_at = claimed_at - :by, sent_at = sent_at - :by, accepted_at = accepted_at - :by,
                next_at = next_at - :by, lease_until = lease_until - :by, read_at = read_at - :by,
                alone_at = CASE WHEN alone_at > :by THEN alone_at - :by ELSE alone_at END
            WHERE state <> 'DONE'
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    public WaitingRequests(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** The request that has waited longest for its next send, but for what was refused. */
    public Optional<Request> due(Instant now) {
        return jdbc.sql(DUE + dialect.skipLocked())
                .param(now.toEpochMilli())
                .query(Request::read)
                .optional();
    }

    /** Any that waits, though it be not due yet; the smallest of those that were refused. */
    Optional<Request> any() {
        return jdbc.sql(ANY + dialect.skipLocked()).query(Request::read).optional();
    }

    /** The part of what was refused of that origin that waits longest. */
    Optional<Request> part(String origin, Instant now) {
        return jdbc.sql(PART + dialect.skipLocked())
                .params(origin, now.toEpochMilli())
                .query(Request::read)
                .optional();
    }

    /** The smallest part of another request than those, which were packed first. */
    Optional<Request> untried(Collection<String> roots, Instant now) {
        return jdbc.sql(UNTRIED + dialect.skipLocked())
                .param("now", now.toEpochMilli())
                .param("roots", roots.isEmpty() ? List.of("") : roots)
                .query(Request::read)
                .optional();
    }

    /** The smallest that can give a single contact of another job than those. */
    Optional<Request> ofOthers(Collection<String> jobs, Instant now) {
        return jdbc.sql(OF_OTHERS + dialect.skipLocked())
                .param("now", now.toEpochMilli())
                .param("jobs", jobs.isEmpty() ? List.of("") : jobs)
                .query(Request::read)
                .optional();
    }

    /** Contacts that are on their way alone. */
    List<Doubt.Single> triedNow() {
        return jdbc.sql(TRIED_NOW)
                .query((row, number) -> new Doubt.Single(row.getString("root_id"), row.getString("job_id")))
                .list();
    }

    public @Nullable Instant nextDue() {
        return Times.found(jdbc.sql(NEXT_DUE)).orElse(null);
    }

    /** Ends the leases of requests that are being sent: their sender is gone. */
    void endLeases(Instant now) {
        jdbc.sql(END_LEASES).param("now", now.toEpochMilli()).update();
    }

    /**
     * Requests whose sender vanished wait for a repeat: their outcome is unknown. Passes over one whose answer is being
     * recorded at the moment, however late.
     */
    public int expireLeases(Instant now) {
        List<String> expired = jdbc.sql(EXPIRED + dialect.skipLocked())
                .param(now.toEpochMilli())
                .query(String.class)
                .list();
        return expired.isEmpty() ? 0 : jdbc.sql(EXPIRE).param("ids", expired).update();
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(MOVE).param("by", set.millis()).update();
    }

    /** Those that were to be read back by now are sent again for it. */
    public void readBack(Instant now) {
        List<String> due = jdbc.sql(TO_READ + dialect.skipLocked())
                .param(now.toEpochMilli())
                .query(String.class)
                .list();
        if (!due.isEmpty()) {
            jdbc.sql(READ_BACK).param("ids", due).update();
        }
    }
}
