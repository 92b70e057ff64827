package dev.contactenricher.sending;

import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.store.Times;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The log of sends, which is the rate limiter: a send holds its permit until one window after its answer, or after its
 * lease when no answer is ever recorded. As CXone sees it between the two, no window of CXone's holds more than the
 * limit. Sends of several families have a budget each.
 */
@Repository
public class SendLog {

    /** Whole requests, where each is one call. */
    public static final String MERGE = "merge";
    /** Requests whose calls have permits of their own, so that these hold none. */
    public static final String CLAIM = "claim";

    private static final String INSERT =
            "INSERT INTO merge_send (request_id, family, claimed_at, held_until) VALUES (?, ?, ?, ?) RETURNING id";
    private static final String HELD = "SELECT COUNT(*) FROM merge_send WHERE held_until >= ? AND family = ?";
    private static final String FREE_AT = """
            SELECT held_until FROM merge_send WHERE held_until >= ? AND family = ? ORDER BY held_until LIMIT 1 OFFSET ?
            """;
    private static final String BEFORE_LAST = """
            SELECT COALESCE((
                SELECT claimed_at FROM merge_send WHERE family = ? ORDER BY id DESC LIMIT 1 OFFSET 1), 0)
            """;
    private static final String CLAIMED_AT = "SELECT claimed_at FROM merge_send WHERE id = ?";
    private static final String ANSWERED = "UPDATE merge_send SET held_until = ? WHERE id = ?";
    private static final String HOLD_NO_LONGER = "UPDATE merge_send SET held_until = ? WHERE held_until > ?";
    private static final String PURGE =
            "DELETE FROM merge_send WHERE id IN (SELECT id FROM merge_send WHERE held_until < ? LIMIT 1000)";

    private final JdbcClient jdbc;
    private final MergeSettings settings;

    public SendLog(JdbcClient jdbc, MergeSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Takes a permit, before the send happens. */
    public long add(String requestId, String family, Instant now, Instant heldUntil) {
        return jdbc.sql(INSERT)
                .params(requestId, family, now.toEpochMilli(), heldUntil.toEpochMilli())
                .query(Long.class)
                .single();
    }

    public int held(String family, Instant now) {
        return jdbc.sql(HELD)
                .params(now.toEpochMilli(), family)
                .query(Integer.class)
                .single();
    }

    /** When fewer than {@code limit} permits are going to be held, given that {@code held} of them are now. */
    public Instant freeAt(String family, Instant now, int held, int limit) {
        long last = jdbc.sql(FREE_AT)
                .params(now.toEpochMilli(), family, held - limit)
                .query(Long.class)
                .single();
        return Instant.ofEpochMilli(last + 1);
    }

    /** When the last send but one was claimed; at the epoch when there was none. */
    public Instant beforeLast(String family) {
        return Instant.ofEpochMilli(
                jdbc.sql(BEFORE_LAST).param(family).query(Long.class).single());
    }

    public Instant claimedAt(long id) {
        return Times.found(jdbc.sql(CLAIMED_AT).param(id)).orElse(Instant.EPOCH);
    }

    /** Gives its permit back one window after its answer. */
    public void answered(long id, Instant answeredAt) {
        // the clock counts whole milliseconds, so the answer came up to one later than it says
        jdbc.sql(ANSWERED)
                .params(answeredAt.plus(settings.rateWindow()).toEpochMilli() + 1, id)
                .update();
    }

    /** Gives all permits back by then. */
    public void holdNoLongerThan(Instant end) {
        jdbc.sql(HOLD_NO_LONGER).params(end.toEpochMilli(), end.toEpochMilli()).update();
    }

    public int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update();
    }
}
