package dev.contactenricher.queue;

import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What CXone last confirmed of each person. */
@Repository
public class MergedPersons {

    private static final String REMEMBER = """
            INSERT INTO merge_person (person_id, entry_id, content_hash, merged_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE SET entry_id = excluded.entry_id, content_hash = excluded.content_hash,
                merged_at = excluded.merged_at
            WHERE merge_person.entry_id <= excluded.entry_id
            """;
    private static final String SETTLED = """
            SELECT p.person_id, p.content_hash FROM merge_person p
            WHERE p.person_id IN (:persons) AND NOT EXISTS (
                SELECT 1 FROM merge_entry e WHERE e.person_id = p.person_id
                    AND (e.state IN ('QUEUED', 'SUBMITTED')
                        OR (e.state = 'FAILED' AND e.failure_code <> 'refused' AND e.id > p.entry_id)))
            """;
    private static final String FORGET = "DELETE FROM merge_person WHERE person_id IN (:persons)";
    private static final String PURGE = """
            DELETE FROM merge_person WHERE person_id IN (
                SELECT person_id FROM merge_person WHERE merged_at < ? LIMIT 1000)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    MergedPersons(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    public void remember(List<Entry> merged, Instant now) {
        // a statement that holds several rows must not hold a person twice
        var last = new TreeMap<String, Entry>();
        merged.stream()
                .filter(entry -> !entry.withdrawn() && !entry.isCorrection())
                .forEach(entry ->
                        last.merge(entry.personId(), entry, BinaryOperator.maxBy(Comparator.comparingLong(Entry::id))));
        Rows.update(template, REMEMBER, last, (person, entry) ->
                new Object[] {person, entry.id(), entry.content().hash(), now.toEpochMilli()});
    }

    /**
     * Those whose last merge had exactly this content, and of which nothing waits or is in flight, or was given up without
     * knowing whether CXone took it.
     */
    public Set<String> unchanged(Map<String, String> contentHashByPersonId) {
        var unchanged = new HashSet<String>();
        for (List<String> persons : Chunks.of(contentHashByPersonId.keySet())) {
            jdbc.sql(SETTLED).param("persons", persons).query(row -> {
                String person = row.getString("person_id");
                if (row.getString("content_hash").equals(contentHashByPersonId.get(person))) {
                    unchanged.add(person);
                }
            });
        }
        return unchanged;
    }

    public void forget(Collection<String> persons) {
        jdbc.sql(FORGET).param("persons", persons).update();
    }

    public int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update();
    }
}
