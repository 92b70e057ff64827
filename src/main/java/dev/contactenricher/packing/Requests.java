package dev.contactenricher.packing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
            INSERT INTO merge_request (id, root_id, state, size, attempts, successes_seen, refused, origin,
                after_id, sample, blamed, next_at, created_at)
            VALUES (?, ?, 'WAITING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = "SELECT * FROM merge_request WHERE id = ?";
    private static final String POSTPONE = "UPDATE merge_request SET next_at = ? WHERE id = ? AND state = 'WAITING'";
    /** A failure that no success followed was the outage's and not the request's. */
    private static final String END_OF_OUTAGE = """
            UPDATE merge_request SET next_at = :now
            WHERE state = 'WAITING' AND refused = 0 AND failures > 0 AND next_at > :now AND successes_seen >= :successes
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
    private static final String REPEAT = """
            UPDATE merge_request SET state = 'WAITING', next_at = ?, failures = ?, attempts = ?, successes_seen = ?,
                refused = ?, unauthorized = ?
            WHERE id = ?
            """;
    private static final String SUSPECT =
            "UPDATE merge_request SET state = 'SUSPECT', refused = 1, alone_at = ? WHERE id = ?";
    private static final String SUSPECTS =
            "SELECT * FROM merge_request WHERE state = 'SUSPECT' AND alone_at <= ? ORDER BY id";
    private static final String ACQUIT =
            "UPDATE merge_request SET state = 'WAITING', next_at = ? WHERE state = 'SUSPECT'";
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
            UPDATE merge_request SET state = 'WAITING', asked_again = 1, next_at = ?, read_at = NULL, confirm_by = NULL,
                failures = 0 WHERE id = ? AND state = 'ACCEPTED'
            """;
    private static final String UNDER_WAY =
            "SELECT COUNT(*) FROM merge_request WHERE state = 'SENDING' AND lease_until >= ?";
    private static final String PROLONG =
            "UPDATE merge_request SET lease_until = ? WHERE id = ? AND send_id = ? AND state = 'SENDING'";
    private static final String UNSEEN = """
            UPDATE merge_request SET state = 'ACCEPTED', accepted_at = COALESCE(accepted_at, ?),
                confirm_by = COALESCE(confirm_by, ?), read_at = ?, failures = ?, attempts = 0, unauthorized = 0,
                asked_again = CASE asked_again WHEN 0 THEN 0 ELSE 2 END WHERE id = ?
            """;

    private static final String DONE =
            "UPDATE merge_request SET state = 'DONE', finished_at = ?, read_at = NULL WHERE id = ? AND state <> 'DONE'";
    private static final String DONE_WHERE_NOTHING_IS_LEFT = """
            UPDATE merge_request SET state = 'DONE', finished_at = :now, read_at = NULL
            WHERE id IN (:ids) AND state = 'ACCEPTED' AND 0 = (
                SELECT COUNT(*) FROM merge_entry e WHERE e.request_id = merge_request.id AND e.state = 'SUBMITTED' AND e.left_out = 0)
            """;
    /** The requests of dead letters stay with them, since a late event may still complete those. */
    private static final String PURGE = """
            DELETE FROM merge_request WHERE id IN (
                SELECT r.id FROM merge_request r WHERE r.finished_at < ? AND NOT EXISTS (
                    SELECT 1 FROM merge_entry e WHERE e.request_id = r.id) LIMIT 1000)
            """;

    private final JdbcClient jdbc;

    public Requests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(Request request, Instant now) {
        Trial trial = request.trial();
        @Nullable Object[] values = {
            request.id(),
            request.rootId(),
            request.size(),
            request.failures().attempts(),
            request.failures().successesSeen(),
            request.history().refused() ? 1 : 0,
            trial.origin(),
            trial.afterId(),
            trial.sample() ? 1 : 0,
            trial.blamed() ? 1 : 0,
            now.toEpochMilli(),
            now.toEpochMilli()
        };
        jdbc.sql(INSERT).params(Arrays.asList(values)).update();
    }

    public Request get(String id) {
        return jdbc.sql(FIND).param(id).query(Request::read).single();
    }

    boolean wasTaken(String id) {
        return jdbc.sql(FIND)
                .param(id)
                .query(Request::read)
                .optional()
                .filter(request -> request.history().accepted())
                .isPresent();
    }

    /** Its one contact was refused; for its own sake, or as any would have been. */
    public void suspect(String id, Instant aloneAt) {
        jdbc.sql(SUSPECT).params(aloneAt.toEpochMilli(), id).update();
    }

    /** Those that were refused first, alone, at that time or before. */
    public List<Request> suspects(Instant until) {
        long at = until.toEpochMilli();
        return jdbc.sql(SUSPECTS).param(at).query(Request::read).list();
    }

    /** Whatever would have been refused: all suspects are sent again. */
    public void acquit(Instant now) {
        jdbc.sql(ACQUIT).param(now.toEpochMilli()).update();
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

    void postpone(String id, Instant until) {
        jdbc.sql(POSTPONE).params(until.toEpochMilli(), id).update();
    }

    /**
     * What failed in an outage is due again when it ends, as only then the delay of its last repeat has no more reason.
     *
     * @param successes how many sends CXone had taken when the outage began
     */
    public void afterOutage(long successes, Instant now) {
        long at = now.toEpochMilli();
        jdbc.sql(END_OF_OUTAGE).param("now", at).param("successes", successes).update();
    }

    public void sending(String id, long sendId, Instant now, Instant leaseUntil) {
        long at = now.toEpochMilli();
        jdbc.sql(SENDING).params(sendId, leaseUntil.toEpochMilli(), at, at, id).update();
    }

    /** Ends a send; false when its lease was lost, so that its result counts no more. */
    public boolean answered(String id, long sendId) {
        return jdbc.sql(ANSWERED).params(id, sendId).update() == 1;
    }

    /** How many are being sent, over all replicas. */
    public int underWay(Instant now) {
        long at = now.toEpochMilli();
        return jdbc.sql(UNDER_WAY).param(at).query(Integer.class).single();
    }

    /** Keeps the lease of a send that goes on; false when it was lost. */
    public boolean prolong(String id, long sendId, Instant leaseUntil) {
        return jdbc.sql(PROLONG).params(leaseUntil.toEpochMilli(), id, sendId).update() == 1;
    }

    /** CXone took what was written, and does not show it yet: it is read again at that time. */
    public void unseen(Request request, Instant now, long confirmBy, Instant readAt) {
        jdbc.sql(UNSEEN)
                .params(
                        now.toEpochMilli(),
                        confirmBy,
                        readAt.toEpochMilli(),
                        request.failures().inRow() + 1,
                        request.id())
                .update();
    }

    /** Keeps the request for another send, with its counts as given. */
    public void repeat(Request request, Instant at) {
        Request.Failures failures = request.failures();
        jdbc.sql(REPEAT)
                .params(
                        at.toEpochMilli(),
                        failures.inRow(),
                        failures.attempts(),
                        failures.successesSeen(),
                        request.history().refused() ? 1 : 0,
                        failures.unauthorized() ? 1 : 0,
                        request.id())
                .update();
    }

    public void accepted(String id, Instant now, long confirmBy) {
        jdbc.sql(ACCEPTED).params(now.toEpochMilli(), confirmBy, id).update();
    }

    public void askAgain(String id, Instant now) {
        jdbc.sql(ASK_AGAIN).params(now.toEpochMilli(), id).update();
    }

    public void done(String id, Instant now) {
        jdbc.sql(DONE).params(now.toEpochMilli(), id).update();
    }

    public void finish(Collection<String> ids, Instant now) {
        if (!ids.isEmpty()) {
            jdbc.sql(DONE_WHERE_NOTHING_IS_LEFT)
                    .param("now", now.toEpochMilli())
                    .param("ids", ids)
                    .update();
        }
    }

    public int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update();
    }
}
