package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contacts of {@link LeftOut}: in flight by their state, but of no request any more, and holding up no other. */
@Repository
class LeftOutEntries {

    private static final String UNANSWERED =
            "SELECT id FROM merge_entry WHERE id IN (:ids) AND unanswered > 0 AND claimed_at IS NOT NULL";
    private static final String LEAVE =
            "UPDATE merge_entry SET left_out = ? WHERE id = ? AND state = 'SUBMITTED' AND left_out = 0";
    private static final String SELECT = "SELECT claimed_at, known_before, " + Entry.COLUMNS + """
            FROM merge_entry WHERE left_out > 0 AND state = 'SUBMITTED'
            """;
    private static final String OF_PERSONS = SELECT + " AND person_id IN (:persons) ORDER BY id ";
    private static final String OF_REQUEST = SELECT + " AND request_id = :request ORDER BY id ";
    private static final String OVERDUE = SELECT + " AND left_out <= :clock ORDER BY id LIMIT 1000 ";
    private static final String IS_OVERDUE = """
            SELECT EXISTS (
                SELECT 1 FROM merge_entry WHERE left_out > 0 AND state = 'SUBMITTED' AND left_out <= ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Dialect dialect;

    LeftOutEntries(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dialect = dialect;
    }

    /**
     * @param claimedAt when it was first sent under its request
     * @param known whether the person was sent before in another contact, so that events may be of that
     */
    record Left(Entry entry, Instant claimedAt, boolean known) {}

    /** Those of which a send ended without an answer. */
    Set<Long> unanswered(List<Entry> entries) {
        return new HashSet<>(jdbc.sql(UNANSWERED)
                .param("ids", entries.stream().map(Entry::id).toList())
                .query(Long.class)
                .list());
    }

    /** @param until a reading of the confirmation clock */
    void leave(List<Entry> entries, long until) {
        Rows.update(template, LEAVE, entries, entry -> new Object[] {Math.max(1, until), entry.id()});
    }

    List<Left> ofPersons(Collection<String> persons) {
        return Chunks.query(
                Set.copyOf(persons),
                some -> read(jdbc.sql(OF_PERSONS + dialect.forUpdate()).param("persons", some)));
    }

    List<Left> ofRequest(String requestId) {
        return read(jdbc.sql(OF_REQUEST + dialect.forUpdate()).param("request", requestId));
    }

    /** A few of those that were to be known of by that reading of the confirmation clock. */
    List<Left> overdue(long clock) {
        return read(jdbc.sql(OVERDUE + dialect.forUpdate()).param("clock", clock));
    }

    boolean isOverdue(long clock) {
        return jdbc.sql(IS_OVERDUE).param(clock).query(Boolean.class).single();
    }

    private static List<Left> read(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> new Left(
                        Entry.read(row, number),
                        Instant.ofEpochMilli(row.getLong("claimed_at")),
                        row.getBoolean("known_before")))
                .list();
    }
}
