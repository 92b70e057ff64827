package dev.contactenricher.queue;

import static dev.contactenricher.store.RowInsert.Column.BIGINT;
import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.INTEGER;
import static dev.contactenricher.store.RowInsert.Column.TEXT;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.RowInsert;
import dev.contactenricher.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits: at most one contact and one correction of a person, blocked while another one of that person is in flight. */
@Repository
public class WaitingEntries {

    private static final String OF_PERSONS = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'QUEUED' AND lane < 2 AND person_id IN (:persons)
            """;
    private static final String SIZES = """
            SELECT person_id, COALESCE(LENGTH(payload), 0) AS size
            FROM merge_entry WHERE state = 'QUEUED' AND lane < 2 AND person_id IN (:persons)
            """;
    private static final String HOLDERS = """
            SELECT person_id FROM merge_entry WHERE holds_person = 1 AND person_id IN (:persons)
            """;
    private static final RowInsert INSERT =
            new RowInsert("""
            INSERT INTO merge_entry (person_id, job_id, job_index, state, lane, turn, payload, content_hash, created_at)
            %s
            ON CONFLICT (person_id) WHERE state = 'QUEUED' AND lane < 2 DO NOTHING RETURNING id, person_id
            """, TEXT, TEXT, INTEGER, TEXT, INTEGER, BIGINT, BYTEA, TEXT, BIGINT);
    private static final String FOLD = """
            UPDATE merge_entry SET job_id = ?, job_index = ?, lane = ?, turn = ?, payload = ?, content_hash = ?
            WHERE id = ? AND state = 'QUEUED'
            """;
    private static final String BLOCK =
            "UPDATE merge_entry SET blocked = 1 WHERE state = 'QUEUED' AND person_id IN (:persons)";
    private static final String UNBLOCK = """
            UPDATE merge_entry SET blocked = 0 WHERE state = 'QUEUED' AND blocked = 1 AND person_id IN (:persons)
                AND NOT EXISTS (
                    SELECT 1 FROM merge_entry h WHERE h.person_id = merge_entry.person_id AND h.holds_person = 1)
            """;
    private static final String REMOVE = "DELETE FROM merge_entry WHERE state = 'QUEUED' AND id IN (:ids)";
    private static final String GIVE = "UPDATE merge_entry SET person_id = :to WHERE person_id IN (:from)";
    private static final String RULE = "UPDATE merge_entry SET rules = ? WHERE id = ? AND state = 'QUEUED'";

    private static final String WAITING = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'QUEUED' AND lane < 2 AND id IN (:ids)
            """;
    private static final String HAND_OVER =
            "UPDATE merge_entry SET job_id = ?, job_index = ? WHERE id = ? AND state = 'QUEUED'";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Dialect dialect;

    public WaitingEntries(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dialect = dialect;
    }

    /** By person, the bytes that are kept of its waiting contact; all are locked against being sent meanwhile. */
    public Map<String, Integer> sizes(Collection<String> persons) {
        var sizes = new HashMap<String, Integer>();
        jdbc.sql(SIZES + dialect.forUpdate()).param("persons", persons).query(row -> {
            sizes.put(row.getString("person_id"), row.getInt("size"));
        });
        return sizes;
    }

    /** The waiting contacts of these persons, locked against being sent meanwhile. */
    public Map<String, Entry> of(Collection<String> persons) {
        return read(OF_PERSONS + dialect.forUpdate(), persons);
    }

    /** The same, which may be sent meanwhile. */
    public Map<String, Entry> seen(Collection<String> persons) {
        return read(OF_PERSONS, persons);
    }

    private Map<String, Entry> read(String sql, Collection<String> persons) {
        var found = new HashMap<String, Entry>();
        jdbc.sql(sql)
                .param("persons", persons)
                .query(Entry::read)
                .list()
                .forEach(entry -> found.put(entry.personId(), entry));
        return found;
    }

    /** Those of these entries that wait, but for corrections, locked. */
    public List<Entry> lock(Collection<Long> ids) {
        return jdbc.sql(WAITING + dialect.forUpdate())
                .param("ids", ids)
                .query(Entry::read)
                .list();
    }

    /** A contact of a job, by its position in the batch. */
    public record Origin(String jobId, int index) {}

    /** @param wanted by entry, the contact as which it goes on waiting */
    public void handOver(Map<Long, Origin> wanted) {
        Rows.update(
                template, HAND_OVER, wanted, (entry, origin) -> new Object[] {origin.jobId(), origin.index(), entry});
    }

    /** The persons with an entry in flight, which is locked against landing meanwhile. */
    public Set<String> held(Collection<String> persons) {
        return new HashSet<>(jdbc.sql(HOLDERS + dialect.forUpdate())
                .param("persons", persons)
                .query(String.class)
                .list());
    }

    /** Adds entries and gives their ids by person; leaves out persons for which another transaction added one meanwhile. */
    public Map<String, Long> add(List<NewEntry> entries, Instant now) {
        var ids = new HashMap<String, Long>();
        List<@Nullable Object[]> rows =
                entries.stream().map(entry -> row(entry, now)).toList();
        INSERT.add(template, rows, (row, n) -> ids.put(row.getString("person_id"), row.getLong("id")));
        return ids;
    }

    private static @Nullable Object[] row(NewEntry entry, Instant now) {
        return new @Nullable Object[] {
            entry.personId(),
            entry.jobId(),
            entry.index(),
            EntryState.QUEUED.name(),
            entry.place().lane().code(),
            entry.place().turn(),
            entry.payload(),
            entry.contentHash(),
            now.toEpochMilli()
        };
    }

    /** Gives waiting entries new content. */
    public void fold(Map<Long, NewEntry> news) {
        Rows.update(template, FOLD, news, (id, entry) -> new Object[] {
            entry.jobId(),
            entry.index(),
            entry.place().lane().code(),
            entry.place().turn(),
            entry.payload(),
            entry.contentHash(),
            id
        });
    }

    public void block(Collection<String> persons) {
        if (!persons.isEmpty()) {
            jdbc.sql(BLOCK).param("persons", persons).update();
        }
    }

    /** Something of these persons landed; they may go unless something else of theirs is in flight. */
    public void unblock(Collection<String> persons) {
        if (!persons.isEmpty()) {
            jdbc.sql(UNBLOCK).param("persons", persons).update();
        }
    }

    /** Takes away entries that were folded into another one. */
    public void remove(List<Entry> folded) {
        jdbc.sql(REMOVE).param("ids", folded.stream().map(Entry::id).toList()).update();
    }

    /** Gives all entries of some persons, whatever their state, to the person that stands for them. */
    public void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
    }

    /** Changes by which keys waiting entries may be recognised. */
    public void rule(Map<Long, Integer> rulesById) {
        Rows.update(template, RULE, rulesById, (id, rules) -> new Object[] {rules, id});
    }
}
