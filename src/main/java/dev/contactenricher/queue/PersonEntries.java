package dev.contactenricher.queue;

import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the queue's table keeps of persons that ask, withdraw or are to be forgotten, whatever its state. */
@Repository
public class PersonEntries {

    private static final String OF = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) ORDER BY id
            """;
    private static final String STOPPABLE = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) AND lane < 2 AND state IN ('QUEUED', 'FAILED')
            """;
    private static final String UNCONFIRMED = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) AND lane < 2 AND payload IS NOT NULL
                AND state IN ('QUEUED', 'SUBMITTED', 'FAILED')
            """;
    private static final String IN_FLIGHT =
            "SELECT COUNT(*) FROM merge_entry WHERE person_id IN (:persons) AND lane < 2 AND state = 'SUBMITTED'";
    private static final String LEAVE_OUT = """
            UPDATE merge_entry SET withdrawn = 1, payload = NULL, known_before = CASE WHEN EXISTS (
                SELECT 1 FROM merge_told t WHERE t.person_id = merge_entry.person_id AND t.entry_id <> merge_entry.id)
                THEN 1 ELSE 0 END
            WHERE person_id IN (:persons) AND lane < 2 AND state = 'SUBMITTED'
            """;
    private static final String IS_WITHDRAWN = "SELECT withdrawn FROM merge_entry WHERE id = ?";
    private static final String CORRECT = "UPDATE merge_entry SET payload = ?, content_hash = ? WHERE id = ?";
    /** CXone's name of a contact is needed until its flight ends. */
    private static final String UNLINK = """
            UPDATE merge_entry SET person_id = ?, content_hash = '',
                contact_id_hash = CASE WHEN state = 'SUBMITTED' THEN contact_id_hash END
            WHERE id = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Dialect dialect;

    public PersonEntries(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dialect = dialect;
    }

    /** All of them, corrections included, the oldest first. */
    public List<Entry> of(Collection<String> persons) {
        return read(OF, persons);
    }

    /** Contacts that were let through and are not confirmed. */
    public List<Entry> unconfirmed(Collection<String> persons) {
        return read(UNCONFIRMED, persons);
    }

    /** The same, locked. */
    public List<Entry> lockUnconfirmed(Collection<String> persons) {
        return read(UNCONFIRMED + dialect.forUpdate(), persons);
    }

    /** Contacts that are not on their way to CXone, locked. */
    public List<Entry> lockStoppable(Collection<String> persons) {
        return read(STOPPABLE + dialect.forUpdate(), persons);
    }

    /** How many contacts are on their way to CXone. */
    public int inFlight(Collection<String> persons) {
        return Chunks.sum(
                persons,
                some -> jdbc.sql(IN_FLIGHT)
                        .param("persons", some)
                        .query(Integer.class)
                        .single());
    }

    /** Contacts that are on their way are not sent again. */
    public void leaveOut(Collection<String> persons) {
        jdbc.sql(LEAVE_OUT).param("persons", persons).update();
    }

    /** Whether it is not to be sent again, or is gone. */
    public boolean isWithdrawn(Entry entry) {
        return jdbc.sql(IS_WITHDRAWN)
                .param(entry.id())
                .query(Integer.class)
                .optional()
                .map(flag -> flag == 1)
                .orElse(true);
    }

    /** @param payload sealed */
    public record Corrected(long entryId, byte[] payload, String contentHash) {}

    public void correct(List<Corrected> entries) {
        Rows.update(template, CORRECT, entries, one -> new Object[] {one.payload(), one.contentHash(), one.entryId()});
    }

    /** @param ids by entry, random ones that lead to no person */
    public void unlink(Map<Long, String> ids) {
        Rows.update(template, UNLINK, ids, (entry, person) -> new Object[] {person, entry});
    }

    private List<Entry> read(String sql, Collection<String> persons) {
        return Chunks.query(
                persons,
                some -> jdbc.sql(sql).param("persons", some).query(Entry::read).list());
    }
}
