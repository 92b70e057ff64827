package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stops what is kept of persons who withdrew their consent or are to be forgotten. */
@Repository
class Withdrawing {

    private static final String STOPPABLE = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) AND lane < 2 AND state IN ('QUEUED', 'FAILED')
            """;
    private static final String LEAVE_OUT = """
            UPDATE merge_entry SET withdrawn = 1, payload = NULL, known_before = CASE WHEN EXISTS (
                SELECT 1 FROM merge_told t WHERE t.person_id = merge_entry.person_id AND t.entry_id <> merge_entry.id)
                THEN 1 ELSE 0 END
            WHERE person_id IN (:persons) AND lane < 2 AND state = 'SUBMITTED'
            """;
    private static final String CORRECTABLE = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) AND state IN ('QUEUED', 'SUBMITTED', 'FAILED')
                AND lane < 2 AND payload IS NOT NULL
            """;
    private static final String CORRECT = "UPDATE merge_entry SET payload = ?, content_hash = ? WHERE id = ?";
    private static final String IN_FLIGHT = """
            SELECT COUNT(*) FROM merge_entry WHERE person_id IN (:persons) AND lane < 2 AND state = 'SUBMITTED'
            """;

    /** Equals no content: whether CXone holds it as it was or as corrected cannot be told. */
    private static final String UNKNOWN_CONTENT = "";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final DispatchTable dispatch;
    private final Survivors survivors;
    private final Landing landing;
    private final MergedPersons persons;
    private final Dialect dialect;

    Withdrawing(
            JdbcClient jdbc,
            JdbcTemplate template,
            DispatchTable dispatch,
            Survivors survivors,
            Landing landing,
            MergedPersons persons,
            Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dispatch = dispatch;
        this.survivors = survivors;
        this.landing = landing;
        this.persons = persons;
        this.dialect = dialect;
    }

    int withdraw(Collection<String> personIds) {
        int stopped = 0;
        // no contact is claimed, answered or timed out between the statements, which would miss it
        dispatch.lock();
        for (List<String> some : Chunks.of(new ArrayList<>(personIds))) {
            List<Entry> entries = jdbc.sql(STOPPABLE + dialect.forUpdate())
                    .param("persons", some)
                    .query(Entry::read)
                    .list();
            landing.stop(entries, dialect.instant());
            jdbc.sql(LEAVE_OUT).param("persons", some).update();
            persons.forget(some);
            stopped += entries.size();
        }
        return stopped;
    }

    /**
     * Makes whatever is kept of these persons say no where they do: no claim, repeat or retry says otherwise from now on.
     *
     * @param refusals by person and channel, when
     * @return those of whom something waits, which is going to say so
     */
    Set<String> correct(Map<String, Map<Channel, Instant>> refusals) {
        var waiting = new HashSet<String>();
        for (List<String> some : Chunks.of(new ArrayList<>(refusals.keySet()))) {
            List<Entry> entries = jdbc.sql(CORRECTABLE + dialect.forUpdate())
                    .param("persons", some)
                    .query(Entry::read)
                    .list();
            template.batchUpdate(
                    CORRECT,
                    entries.stream()
                            .map(entry -> corrected(entry, requireNonNull(refusals.get(entry.personId()))))
                            .toList());
            entries.stream()
                    .filter(entry -> entry.state() == EntryState.QUEUED)
                    .map(Entry::personId)
                    .forEach(waiting::add);
        }
        return waiting;
    }

    private Object[] corrected(Entry entry, Map<Channel, Instant> refused) {
        var survivor = survivors.refusing(survivors.open(requireNonNull(entry.payload())), refused);
        String hash = entry.state() == EntryState.QUEUED ? survivors.contentHash(survivor) : UNKNOWN_CONTENT;
        return new Object[] {survivors.seal(survivor), hash, entry.id()};
    }

    int inFlight(Collection<String> personIds) {
        int count = 0;
        for (List<String> some : Chunks.of(new ArrayList<>(personIds))) {
            count += jdbc.sql(IN_FLIGHT)
                    .param("persons", some)
                    .query(Integer.class)
                    .single();
        }
        return count;
    }
}
