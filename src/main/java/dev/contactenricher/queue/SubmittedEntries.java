package dev.contactenricher.queue;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contacts that were sent: in flight until confirmed, and then what became of them. */
@Repository
public class SubmittedEntries {

    private static final String SELECT = "SELECT " + Entry.COLUMNS + " FROM merge_entry ";
    private static final String OF_REQUEST = SELECT + """
            WHERE request_id = ? AND state = 'SUBMITTED' AND left_out = 0 ORDER BY position
            """;
    private static final String COUNT =
            "SELECT COUNT(*) FROM merge_entry WHERE request_id = ? AND state = 'SUBMITTED' AND left_out = 0";
    /** A person with news waiting, or sent already, is not asked for again: the news must not be overwritten. */
    private static final String WITH_NEWS = """
            SELECT e.id FROM merge_entry e WHERE e.request_id = ? AND e.state = 'SUBMITTED' AND EXISTS (
                SELECT 1 FROM merge_entry o
                WHERE o.person_id = e.person_id AND o.id <> e.id
                    AND (o.state = 'QUEUED' OR o.holds_person = 1 OR (o.id > e.id AND (o.state IN ('SUBMITTED', 'MERGED', 'ABSENT')
                        OR (o.state = 'FAILED' AND o.failure_code IN ('unconfirmed', 'unavailable'))))))
            """;

    private static final String SEND = """
            UPDATE merge_entry SET holds_person = 1, attempts = attempts + 1, unanswered = unanswered + 1,
                claimed_at = COALESCE(claimed_at, ?)
            WHERE id = ?
            """;
    private static final String MOVE = """
            UPDATE merge_entry SET request_id = ?, position = ?, claimed_at = NULL, contact_id_hash = NULL WHERE id = ?
            """;
    private static final String IDENTIFY = "UPDATE merge_entry SET contact_id_hash = ? WHERE id = ?";
    private static final String LET_GO =
            "UPDATE merge_entry SET holds_person = 0 WHERE holds_person = 1 AND id IN (:ids)";
    private static final String FAIL =
            "UPDATE merge_entry SET state = 'FAILED', holds_person = 0, failure_code = ?, finished_at = ? WHERE id = ?";
    private static final String NOTE_ANSWER = """
            UPDATE merge_entry SET last_status = ?, unanswered = unanswered - ?
            WHERE id = ? AND state = 'SUBMITTED'
            """;
    private static final String STOP = """
            UPDATE merge_entry SET state = 'WITHDRAWN', holds_person = 0, blocked = 0, payload = NULL, finished_at = ?
            WHERE id = ?
            """;
    private static final String ABSENT = """
            UPDATE merge_entry SET state = 'ABSENT', holds_person = 0, blocked = 0, payload = NULL, failure_code = NULL,
                finished_at = ?
            WHERE id = ?
            """;
    private static final String MERGE = """
            UPDATE merge_entry SET state = 'MERGED', holds_person = 0, payload = NULL, failure_code = NULL,
                finished_at = ?
            WHERE id = ?
            """;
    /** Sent, and not confirmed yet; written so that no database reads all of a state by its index for it. */
    private static final String UNCONFIRMED =
            " AND state IN ('SUBMITTED', 'FAILED') AND (state = 'SUBMITTED' OR failure_code = 'unconfirmed') ";
    /** Those that events for contacts may confirm. */
    private static final String CONFIRMABLE =
            "SELECT contact_id_hash, claimed_at, " + Entry.COLUMNS + """
            FROM merge_entry WHERE contact_id_hash IN (:hashes)
            """ + UNCONFIRMED + "ORDER BY id ";

    private static final String CONFIRMABLE_OF_REQUEST = SELECT + "WHERE request_id = ? AND left_out = 0" + UNCONFIRMED;
    private static final String PURGE = """
            DELETE FROM merge_entry WHERE id IN (
                SELECT id FROM merge_entry
                WHERE finished_at < ? AND state IN ('MERGED', 'WITHDRAWN', 'ABSENT') ORDER BY finished_at LIMIT 1000)
            """;
    /** Events that come from now on must be later than the send that they confirm. */
    private static final String SET_BACK = """
            UPDATE merge_entry SET claimed_at = claimed_at - :by WHERE state IN ('SUBMITTED', 'FAILED') AND claimed_at > :now
            """;

    private static final String BY_IDS = SELECT + "WHERE id IN (:ids)";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Dialect dialect;

    public SubmittedEntries(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dialect = dialect;
    }

    /** What is left of a request, in order. */
    public List<Entry> of(String requestId) {
        return jdbc.sql(OF_REQUEST + dialect.forUpdate())
                .param(requestId)
                .query(Entry::read)
                .list();
    }

    /** The same, but nothing if another transaction holds one of them, instead of waiting for it. */
    public Optional<List<Entry>> unlessHeld(String requestId) {
        List<Entry> free = jdbc.sql(OF_REQUEST + dialect.skipLocked())
                .param(requestId)
                .query(Entry::read)
                .list();
        int all = jdbc.sql(COUNT).param(requestId).query(Integer.class).single();
        return free.size() == all ? Optional.of(free) : Optional.empty();
    }

    public List<Long> withNews(String requestId) {
        return jdbc.sql(WITH_NEWS).param(requestId).query(Long.class).list();
    }

    public void send(List<Entry> entries, Instant now) {
        noteTime(SEND, entries, now);
    }

    /** Makes entries the contents of a part of their request. */
    public void move(List<Entry> entries, String partId) {
        var rows = new ArrayList<Object[]>();
        for (Entry entry : entries) {
            rows.add(new Object[] {partId, rows.size(), entry.id()});
        }
        template.batchUpdate(MOVE, rows);
    }

    /** Keeps CXone's id of each contact, hashed. */
    public void identify(Map<Long, String> hashById) {
        Rows.update(template, IDENTIFY, hashById, (id, hash) -> new Object[] {hash, id});
    }

    /** From now on other entries of these persons may go. */
    public void letGo(List<Entry> entries) {
        if (!entries.isEmpty()) {
            jdbc.sql(LET_GO)
                    .param("ids", entries.stream().map(Entry::id).toList())
                    .update();
        }
    }

    /**
     * A send of these entries was not taken.
     *
     * @param status of the answer, or null where there was none
     * @param surely false where there was no answer, so that CXone may have taken them all the same
     */
    public void notTaken(List<Entry> entries, @Nullable Integer status, boolean surely) {
        Rows.update(
                template, NOTE_ANSWER, entries, entry -> new @Nullable Object[] {status, surely ? 1 : 0, entry.id()});
    }

    public void fail(Entry entry, String code, Instant now) {
        jdbc.sql(FAIL).params(code, now.toEpochMilli(), entry.id()).update();
    }

    public void stop(List<Entry> entries, Instant now) {
        noteTime(STOP, entries, now);
    }

    public void absent(List<Entry> entries, Instant now) {
        noteTime(ABSENT, entries, now);
    }

    public void merge(List<Entry> entries, Instant now) {
        noteTime(MERGE, entries, now);
    }

    private void noteTime(String sql, List<Entry> entries, Instant now) {
        Rows.update(template, sql, entries, entry -> new Object[] {now.toEpochMilli(), entry.id()});
    }

    /** @param receivedAt when the latest event of each contact came, which confirms what was claimed before */
    public List<Entry> confirmable(Map<String, Instant> receivedAt) {
        var entries = new ArrayList<Entry>();
        jdbc.sql(CONFIRMABLE + dialect.forUpdate())
                .param("hashes", receivedAt.keySet())
                .query(row -> {
                    Instant at = requireNonNull(receivedAt.get(row.getString("contact_id_hash")));
                    if (!Instant.ofEpochMilli(row.getLong("claimed_at")).isAfter(at)) {
                        entries.add(Entry.read(row, entries.size()));
                    }
                });
        return entries;
    }

    public List<Entry> confirmableOf(String requestId) {
        return jdbc.sql(CONFIRMABLE_OF_REQUEST + dialect.forUpdate())
                .param(requestId)
                .query(Entry::read)
                .list();
    }

    public List<Entry> byIds(Collection<Long> ids) {
        return Chunks.query(
                ids,
                some -> jdbc.sql(BY_IDS).param("ids", some).query(Entry::read).list());
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(SET_BACK)
                .param("by", set.millis())
                .param("now", set.now().toEpochMilli())
                .update();
    }

    /** Deletes a thousand of those that were finished before, at most. */
    public int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update();
    }
}
