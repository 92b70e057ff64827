package dev.contactenricher.correction;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes what is kept of a person's contacts nobody's. What became of them stays, but neither the person's id, to which
 * audit entries refer, nor a hash of what they said leads there any more.
 */
@Repository
public class Unlinking {

    private static final String OF_PERSONS = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons)
            """;
    /** CXone's name of a contact is needed until its flight ends. */
    private static final String UNLINK = """
            UPDATE merge_entry SET person_id = ?, content_hash = '',
                contact_id_hash = CASE WHEN state = 'SUBMITTED' THEN contact_id_hash END
            WHERE id = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ToldPersons told;
    private final ToldKeys keys;

    Unlinking(JdbcClient jdbc, JdbcTemplate template, ToldPersons told, ToldKeys keys) {
        this.jdbc = jdbc;
        this.template = template;
        this.told = told;
        this.keys = keys;
    }

    public void unlink(Collection<String> personIds) {
        for (List<String> some : Chunks.of(new ArrayList<>(personIds))) {
            List<Entry> entries = jdbc.sql(OF_PERSONS)
                    .param("persons", some)
                    .query(Entry::read)
                    .list();
            Map<String, String> corrected = corrected(entries);
            template.batchUpdate(
                    UNLINK,
                    entries.stream()
                            .map(entry -> new Object[] {
                                isOnItsWay(entry)
                                        ? corrected.getOrDefault(entry.personId(), Ids.random())
                                        : Ids.random(),
                                entry.id()
                            })
                            .toList());
            corrected.forEach((person, id) -> told.give(List.of(person), id));
            told.forget(some);
            keys.forget(some);
        }
    }

    /** A correction goes behind what is in flight of its person, and says what CXone was told, without telling whose it is. */
    private static Map<String, String> corrected(List<Entry> entries) {
        var ids = new HashMap<String, String>();
        entries.stream()
                .filter(entry -> entry.isCorrection() && isOnItsWay(entry))
                .forEach(entry -> ids.put(entry.personId(), Ids.random()));
        return ids;
    }

    private static boolean isOnItsWay(Entry entry) {
        return entry.state() == EntryState.QUEUED || entry.state() == EntryState.SUBMITTED;
    }
}
