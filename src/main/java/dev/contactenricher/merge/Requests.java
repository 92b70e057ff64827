package dev.contactenricher.merge;

import dev.contactenricher.store.Dialect;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The merge requests: SENDING under a lease, WAITING to be sent again, ACCEPTED by CXone, or DONE. */
@Repository
class Requests {

    private static final String INSERT = """
            INSERT INTO merge_request (id, root_id, state, size, attempts, successes_seen, refused, asked_again,
                next_at, created_at)
            VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = "SELECT * FROM merge_request WHERE id = ?";
    private static final String DUE = """
            SELECT * FROM merge_request WHERE state = 'WAITING' AND next_at <= ? AND refused <= ?
            ORDER BY next_at, id LIMIT 1
            """;
    private static final String POSTPONE = """
            UPDATE merge_request SET next_at = ? WHERE id = ? AND state = 'WAITING'
            """;
    private static final String NEXT_DUE = """
            SELECT MIN(next_at) FROM merge_request WHERE state = 'WAITING'
            """;
    private static final String SENDING = """
            UPDATE merge_request SET state = 'SENDING', send_id = ?, lease_until = ?, sends = sends + 1,
                claimed_at = COALESCE(claimed_at, ?), sent_at = ?
            WHERE id = ? AND state = 'WAITING'
            """;
    private static final String ANSWERED = """
            UPDATE merge_request SET state = 'WAITING', send_id = NULL, lease_until = NULL
            WHERE id = ? AND send_id = ? AND state = 'SENDING'
            """;
    private static final String EXPIRED = """
            SELECT id FROM merge_request WHERE state = 'SENDING' AND lease_until < ?
            """;
    private static final String EXPIRE = """
            UPDATE merge_request SET state = 'WAITING', send_id = NULL, next_at = lease_until, lease_until = NULL
            WHERE id IN (:ids)
            """;
    private static final String REPEAT = """
            UPDATE merge_request SET state = 'WAITING', next_at = ?, failures = ?, attempts = ?, successes_seen = ?,
                refused = ?, unauthorized = ?
            WHERE id = ?
            """;
    private static final String ACCEPTED = """
            UPDATE merge_request SET state = 'ACCEPTED', accepted_at = COALESCE(accepted_at, ?), confirm_by = ?,
                failures = 0, attempts = 0, refused = 0, unauthorized = 0
            WHERE id = ?
            """;
    private static final String ASK_AGAIN = """
            UPDATE merge_request SET state = 'WAITING', asked_again = 1, next_at = ? WHERE id = ? AND state = 'ACCEPTED'
            """;
    private static final String DONE = """
            UPDATE merge_request SET state = 'DONE', finished_at = ? WHERE id = ? AND state <> 'DONE'
            """;
    private static final String DONE_WHERE_NOTHING_IS_LEFT = """
            UPDATE merge_request SET state = 'DONE', finished_at = :now
            WHERE id IN (:ids) AND state = 'ACCEPTED' AND NOT EXISTS (
                SELECT 1 FROM merge_entry e WHERE e.request_id = merge_request.id AND e.state = 'SUBMITTED')
            """;
    private static final String OVERDUE = """
            SELECT * FROM merge_request WHERE state = 'ACCEPTED' AND confirm_by <= ? ORDER BY confirm_by LIMIT 100
            """;
    private static final String IS_OVERDUE = """
            SELECT EXISTS (SELECT 1 FROM merge_request WHERE state = 'ACCEPTED' AND confirm_by <= ?)
            """;
    private static final String SILENT_FROM = """
            SELECT MIN(confirm_by) FROM merge_request
            WHERE state = 'ACCEPTED' AND confirm_by <= ? AND asked_again = 0 AND accepted_at > ?
            """;
    /** The requests of dead letters stay with them, since a late event may still complete those. */
    private static final String PURGE = """
            DELETE FROM merge_request WHERE id IN (
                SELECT r.id FROM merge_request r WHERE r.finished_at < ? AND NOT EXISTS (
                    SELECT 1 FROM merge_entry e WHERE e.request_id = r.id) LIMIT 1000)
            """;
    /** The first claim of a request whose outcome is not known. */
    private static final String OLDEST_UNANSWERED = """
            SELECT MIN(claimed_at) FROM (
                SELECT claimed_at FROM merge_request WHERE state = 'SENDING'
                UNION ALL SELECT claimed_at FROM merge_request WHERE state = 'WAITING') AS unanswered
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    Requests(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    void add(Request request, long now) {
        jdbc.sql(INSERT)
                .params(
                        request.id(),
                        request.rootId(),
                        request.size(),
                        request.attempts(),
                        request.successesSeen(),
                        request.refused() ? 1 : 0,
                        request.askedAgain() ? 1 : 0,
                        now,
                        now)
                .update();
    }

    Request get(String id) {
        return jdbc.sql(FIND).param(id).query(Request::read).single();
    }

    /**
     * The request that has waited longest for its next send; those that were refused whole only when asked for. Passes over
     * one that another transaction is about to change.
     */
    Optional<Request> due(long until, boolean refusedToo) {
        return jdbc.sql(DUE + dialect.skipLocked())
                .params(until, refusedToo ? 1 : 0)
                .query(Request::read)
                .optional();
    }

    void postpone(String id, long until) {
        jdbc.sql(POSTPONE).params(until, id).update();
    }

    @Nullable Long nextDue() {
        return jdbc.sql(NEXT_DUE).query(Long.class).optional().orElse(null);
    }

    void sending(String id, long sendId, long now, long leaseUntil) {
        jdbc.sql(SENDING).params(sendId, leaseUntil, now, now, id).update();
    }

    /** Ends a send; false when its lease was lost, so that its result counts no more. */
    boolean answered(String id, long sendId) {
        return jdbc.sql(ANSWERED).params(id, sendId).update() == 1;
    }

    /**
     * Requests whose sender vanished wait for a repeat: their outcome is unknown. Passes over one whose answer is being
     * recorded at the moment, however late.
     */
    int expireLeases(long now) {
        List<String> expired = jdbc.sql(EXPIRED + dialect.skipLocked())
                .param(now)
                .query(String.class)
                .list();
        return expired.isEmpty() ? 0 : jdbc.sql(EXPIRE).param("ids", expired).update();
    }

    /** Keeps the request for another send, with its counts as given. */
    void repeat(Request request, long at) {
        jdbc.sql(REPEAT)
                .params(
                        at,
                        request.failures(),
                        request.attempts(),
                        request.successesSeen(),
                        request.refused() ? 1 : 0,
                        request.unauthorized() ? 1 : 0,
                        request.id())
                .update();
    }

    void accepted(String id, long now, long confirmBy) {
        jdbc.sql(ACCEPTED).params(now, confirmBy, id).update();
    }

    void askAgain(String id, long now) {
        jdbc.sql(ASK_AGAIN).params(now, id).update();
    }

    void done(String id, long now) {
        jdbc.sql(DONE).params(now, id).update();
    }

    void finish(Collection<String> ids, long now) {
        if (!ids.isEmpty()) {
            jdbc.sql(DONE_WHERE_NOTHING_IS_LEFT)
                    .param("now", now)
                    .param("ids", ids)
                    .update();
        }
    }

    /** Accepted requests whose confirmation was due by that reading of the confirmation clock. */
    List<Request> overdue(long clock) {
        return jdbc.sql(OVERDUE).param(clock).query(Request::read).list();
    }

    /** True when {@link #overdue} would give any. */
    boolean isOverdue(long clock) {
        return jdbc.sql(IS_OVERDUE).param(clock).query(Boolean.class).single();
    }

    /** When the first request was due that CXone took after the last webhook; null when there is none. */
    @Nullable Long silentFrom(long clock, long lastWebhook) {
        return jdbc.sql(SILENT_FROM)
                .params(clock, lastWebhook)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** When the oldest request that CXone may or may not have taken was first sent; null when there is none. */
    @Nullable Long oldestUnanswered() {
        return jdbc.sql(OLDEST_UNANSWERED).query(Long.class).optional().orElse(null);
    }

    int purge(long before) {
        return jdbc.sql(PURGE).param(before).update();
    }
}
