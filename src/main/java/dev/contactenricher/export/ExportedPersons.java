package dev.contactenricher.export;

import dev.contactenricher.merge.EntryRef;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom the marketing platform may know, so that a refusal which comes later can reach it. */
@Repository
class ExportedPersons {

    private static final String REMEMBER = """
            INSERT INTO export_person (person_id, entry_id, job_id, job_index, payload, consent, merged_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (person_id) DO UPDATE
               SET entry_id = excluded.entry_id, job_id = excluded.job_id, job_index = excluded.job_index,
                   payload = excluded.payload, consent = excluded.consent, merged_at = excluded.merged_at
            """;
    private static final String FIND = """
            SELECT * FROM export_person WHERE person_id = :person
            """;
    private static final String ERASE = """
            DELETE FROM export_person WHERE person_id IN (:persons)
            """;

    /** Of several, the one that was exported last. */
    private static final String GIVE = """
            UPDATE export_person SET person_id = :to
             WHERE entry_id = (SELECT MAX(entry_id) FROM export_person WHERE person_id IN (:from))
               AND NOT EXISTS (SELECT 1 FROM export_person e WHERE e.person_id = :to)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ExportedPersons(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** @param consent the last e-mail consent that the platform may have been told */
    record ExportedPerson(
            EntryRef entry, byte[] payload, @Nullable Boolean consent, Instant mergedAt) {}

    /**
     * Before the first call of a batch, since the platform may take it whatever becomes of the answer.
     *
     * @param items in order: of a person, the last counts
     */
    void remember(List<ExportItem> items) {
        var last = new TreeMap<String, ExportItem>();
        items.forEach(item -> last.put(item.entry().personId(), item));
        batch.batchUpdate(REMEMBER, last.values(), 1000, (row, item) -> {
            EntryRef entry = item.entry();
            row.setString(1, entry.personId());
            row.setLong(2, entry.entryId());
            row.setString(3, entry.jobId());
            row.setInt(4, entry.index());
            row.setBytes(5, item.payload());
            row.setObject(6, ExportItem.stored(item.consent()), Types.INTEGER);
            row.setLong(7, item.mergedAt().toEpochMilli());
        });
    }

    Optional<ExportedPerson> find(String personId) {
        return jdbc.sql(FIND)
                .param("person", personId)
                .query((row, n) -> new ExportedPerson(
                        new EntryRef(
                                row.getLong("entry_id"), personId, row.getString("job_id"), row.getInt("job_index")),
                        row.getBytes("payload"),
                        ExportItem.consent(row),
                        Instant.ofEpochMilli(row.getLong("merged_at"))))
                .optional();
    }

    /** Lets the platform's last news of some persons be that of the one who stands for them, unless it has its own. */
    void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
    }

    void erase(Collection<String> persons) {
        jdbc.sql(ERASE).param("persons", persons).update();
    }
}
