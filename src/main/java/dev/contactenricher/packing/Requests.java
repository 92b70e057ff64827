package dev.contactenricher.packing;

import dev.contactenricher.sending.Doubt;
import dev.contactenricher.store.Dialect;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The merge requests: SENDING under a lease, WAITING to be sent again, SUSPECT (its one contact was refused, whether for its
 * own sake is to be seen), ACCEPTED by CXone, or DONE.
 */
@Repository
public class Requests {

    private static final String INSERT = """
            INSERT INTO merge_request (id, root_id, state, size, attempts, successes_seen, refused, asked_again,
                origin, after_id, sample, blamed, next_at, created_at)
            VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = "SELECT * FROM merge_request WHERE id = ?";
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
    /** One contact of it may go though another part be not answered yet: what that tells is of use only for the whole. */
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
    private static final String POSTPONE = """
            UPDATE merge_request SET next_at = ? WHERE id = ? AND state = 'WAITING'
            """;
    /** A failure that no success followed was the outage's and not the request's. */
    private static final String END_OF_OUTAGE = """
            UPDATE merge_request SET next_at = :now
            WHERE state = 'WAITING' AND refused = 0 AND failures > 0 AND next_at > :now AND successes_seen >= :successes
            """;

    private static final String NEXT_DUE = """
            SELECT MIN(due) FROM (
                SELECT MIN(next_at) AS due FROM merge_request WHERE state = 'WAITING'
            """ + SENDABLE + """
                UNION ALL SELECT MIN(read_at) FROM merge_request WHERE read_at IS NOT NULL) AS soon
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
    private static final String SUSPECT = """
            UPDATE merge_request SET state = 'SUSPECT', refused = 1, alone_at = ? WHERE id = ?
            """;
    private static final String SUSPECTS = """
            SELECT * FROM merge_request WHERE state = 'SUSPECT' AND alone_at <= ? ORDER BY id
            """;
    private static final String ACQUIT = """
            UPDATE merge_request SET state = 'WAITING', next_at = ? WHERE state = 'SUSPECT'
            """;
    private static final String IS_AT_FAULT = "UPDATE merge_request SET sample = 0 WHERE id = ?";
    private static final String IS_OPEN = """
            SELECT EXISTS (SELECT 1 FROM merge_request WHERE state = 'SENDING')
                OR EXISTS (SELECT 1 FROM merge_request WHERE state = 'WAITING')
            """;
    private static final String HOLDS_OTHERS = """
            SELECT EXISTS (
                SELECT 1 FROM merge_request r JOIN merge_entry e ON e.request_id = r.id
                WHERE r.state = 'WAITING' AND e.state = 'SUBMITTED' AND e.left_out = 0 AND e.job_id NOT IN (:jobs))
            """;
    private static final String ACCEPTED = """
            UPDATE merge_request SET state = 'ACCEPTED', accepted_at = COALESCE(accepted_at, ?), confirm_by = ?,
                failures = 0, attempts = 0, refused = 0, unauthorized = 0
            WHERE id = ?
            """;
    private static final String ASK_AGAIN = """
            UPDATE merge_request SET state = 'WAITING', asked_again = 1, next_at = ?, read_at = NULL, confirm_by = NULL
            WHERE id = ? AND state = 'ACCEPTED'
            """;
    private static final String UNDER_WAY =
            "SELECT COUNT(*) FROM merge_request WHERE state = 'SENDING' AND lease_until >= ?";
    private static final String PROLONG = """
            UPDATE merge_request SET lease_until = ? WHERE id = ? AND send_id = ? AND state = 'SENDING'
            """;
    private static final String TO_READ = """
            SELECT id FROM merge_request WHERE state = 'ACCEPTED' AND read_at <= ?
            """;
    private static final String READ_BACK = """
            UPDATE merge_request SET state = 'WAITING', next_at = read_at, read_at = NULL
            WHERE id IN (:ids) AND state = 'ACCEPTED'
            """;
    private static final String UNSEEN = """
            UPDATE merge_request SET state = 'ACCEPTED', accepted_at = COALESCE(accepted_at, ?),
                confirm_by = COALESCE(confirm_by, ?), read_at = ?, failures = ?, attempts = 0, unauthorized = 0
            WHERE id = ?
            """;

    private static final String DONE = """
            UPDATE merge_request SET state = 'DONE', finished_at = ?, read_at = NULL WHERE id = ? AND state <> 'DONE'
            """;
    private static final String DONE_WHERE_NOTHING_IS_LEFT = """
            UPDATE merge_request SET state = 'DONE', finished_at = :now, read_at = NULL
            WHERE id IN (:ids) AND state = 'ACCEPTED' AND NOT EXISTS (
                SELECT 1 FROM merge_entry e WHERE e.request_id = merge_request.id AND e.state = 'SUBMITTED' AND e.left_out = 0)
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

    public Requests(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    public void add(Request request, long now) {
        Trial trial = request.trial();
        @Nullable Object[] values = {
            request.id(),
            request.rootId(),
            request.size(),
            request.attempts(),
            request.successesSeen(),
            request.refused() ? 1 : 0,
            request.askedAgain() ? 1 : 0,
            trial.origin(),
            trial.afterId(),
            trial.sample() ? 1 : 0,
            trial.blamed() ? 1 : 0,
            now,
            now
        };
        jdbc.sql(INSERT).params(Arrays.asList(values)).update();
    }

    public Request get(String id) {
        return jdbc.sql(FIND).param(id).query(Request::read).single();
    }

    /**
     * The request that has waited longest for its next send, but for what was refused. Here as below, one that another
     * transaction is about to change is passed over.
     */
    public Optional<Request> due(long now) {
        return jdbc.sql(DUE + dialect.skipLocked())
                .param(now)
                .query(Request::read)
                .optional();
    }

    /** Any that waits, though it be not due yet; the smallest of those that were refused. */
    Optional<Request> any() {
        return jdbc.sql(ANY + dialect.skipLocked()).query(Request::read).optional();
    }

    /** The part of what was refused of that origin that waits longest. */
    Optional<Request> part(String origin, long now) {
        return jdbc.sql(PART + dialect.skipLocked())
                .params(origin, now)
                .query(Request::read)
                .optional();
    }

    /** The smallest part of another request than those, which were packed first. */
    Optional<Request> untried(Collection<String> roots, long now) {
        return jdbc.sql(UNTRIED + dialect.skipLocked())
                .param("now", now)
                .param("roots", roots.isEmpty() ? List.of("") : roots)
                .query(Request::read)
                .optional();
    }

    /** The smallest that can give a single contact of another job than those. */
    Optional<Request> ofOthers(Collection<String> jobs, long now) {
        return jdbc.sql(OF_OTHERS + dialect.skipLocked())
                .param("now", now)
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

    boolean wasTaken(String id) {
        return jdbc.sql(FIND)
                .param(id)
                .query(Request::read)
                .optional()
                .filter(Request::accepted)
                .isPresent();
    }

    /** Its one contact was refused; for its own sake, or as any would have been. */
    public void suspect(String id, long aloneAt) {
        jdbc.sql(SUSPECT).params(aloneAt, id).update();
    }

    /** Those that were refused first, alone, at that time or before. */
    public List<Request> suspects(long until) {
        return jdbc.sql(SUSPECTS).param(until).query(Request::read).list();
    }

    /** Whatever would have been refused: all suspects are sent again. */
    public void acquit(long now) {
        jdbc.sql(ACQUIT).param(now).update();
    }

    /** Its one contact must be at fault, as the others of its request were taken. */
    void isAtFault(String id) {
        jdbc.sql(IS_AT_FAULT).param(id).update();
    }

    /** True while something is to be sent again or answered. */
    public boolean isOpen() {
        return jdbc.sql(IS_OPEN).query(Boolean.class).single();
    }

    /** True when contacts of other jobs than those are to be sent again. */
    public boolean holdsOthers(Collection<String> jobs) {
        return jdbc.sql(HOLDS_OTHERS).param("jobs", jobs).query(Boolean.class).single();
    }

    void postpone(String id, long until) {
        jdbc.sql(POSTPONE).params(until, id).update();
    }

    /**
     * What failed in an outage is due again when it ends, as only then the delay of its last repeat has no more reason.
     *
     * @param successes how many sends CXone had taken when the outage began
     */
    public void afterOutage(long successes, long now) {
        jdbc.sql(END_OF_OUTAGE).param("now", now).param("successes", successes).update();
    }

    public @Nullable Long nextDue() {
        return jdbc.sql(NEXT_DUE).query(Long.class).optional().orElse(null);
    }

    public void sending(String id, long sendId, long now, long leaseUntil) {
        jdbc.sql(SENDING).params(sendId, leaseUntil, now, now, id).update();
    }

    /** Ends a send; false when its lease was lost, so that its result counts no more. */
    public boolean answered(String id, long sendId) {
        return jdbc.sql(ANSWERED).params(id, sendId).update() == 1;
    }

    /**
     * Requests whose sender vanished wait for a repeat: their outcome is unknown. Passes over one whose answer is being
     * recorded at the moment, however late.
     */
    public int expireLeases(long now) {
        List<String> expired = jdbc.sql(EXPIRED + dialect.skipLocked())
                .param(now)
                .query(String.class)
                .list();
        return expired.isEmpty() ? 0 : jdbc.sql(EXPIRE).param("ids", expired).update();
    }

    /** How many are being sent, over all replicas. */
    public int underWay(long now) {
        return jdbc.sql(UNDER_WAY).param(now).query(Integer.class).single();
    }

    /** Keeps the lease of a send that goes on; false when it was lost. */
    public boolean prolong(String id, long sendId, long leaseUntil) {
        return jdbc.sql(PROLONG).params(leaseUntil, id, sendId).update() == 1;
    }

    /** CXone took what was written, and does not show it yet: it is read again at that time. */
    public void unseen(Request request, long now, long confirmBy, long readAt) {
        jdbc.sql(UNSEEN)
                .params(now, confirmBy, readAt, request.failures() + 1, request.id())
                .update();
    }

    /** Those that were to be read back by now are sent again for it. */
    public void readBack(long now) {
        List<String> due = jdbc.sql(TO_READ + dialect.skipLocked())
                .param(now)
                .query(String.class)
                .list();
        if (!due.isEmpty()) {
            jdbc.sql(READ_BACK).param("ids", due).update();
        }
    }

    /** Keeps the request for another send, with its counts as given. */
    public void repeat(Request request, long at) {
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

    public void accepted(String id, long now, long confirmBy) {
        jdbc.sql(ACCEPTED).params(now, confirmBy, id).update();
    }

    public void askAgain(String id, long now) {
        jdbc.sql(ASK_AGAIN).params(now, id).update();
    }

    public void done(String id, long now) {
        jdbc.sql(DONE).params(now, id).update();
    }

    public void finish(Collection<String> ids, long now) {
        if (!ids.isEmpty()) {
            jdbc.sql(DONE_WHERE_NOTHING_IS_LEFT)
                    .param("now", now)
                    .param("ids", ids)
                    .update();
        }
    }

    /** Accepted requests whose confirmation was due by that reading of the confirmation clock. */
    public List<Request> overdue(long clock) {
        return jdbc.sql(OVERDUE).param(clock).query(Request::read).list();
    }

    /** True when {@link #overdue} would give any. */
    public boolean isOverdue(long clock) {
        return jdbc.sql(IS_OVERDUE).param(clock).query(Boolean.class).single();
    }

    /** When the first request was due that CXone took after the last webhook; null when there is none. */
    public @Nullable Long silentFrom(long clock, long lastWebhook) {
        return jdbc.sql(SILENT_FROM)
                .params(clock, lastWebhook)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** When the oldest request that CXone may or may not have taken was first sent; null when there is none. */
    public @Nullable Long oldestUnanswered() {
        return jdbc.sql(OLDEST_UNANSWERED).query(Long.class).optional().orElse(null);
    }

    public int purge(long before) {
        return jdbc.sql(PURGE).param(before).update();
    }
}
