package dev.contactenricher.correction;

import dev.contactenricher.crypto.Vault;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Rows;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The corrections among the entries of the queue: they belong to no job, and at most one of a person waits. */
@Repository
public class CorrectionEntries {

    private static final String OF_PERSONS = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE lane = 2 AND person_id IN (:persons) AND state IN ('QUEUED', 'SUBMITTED', 'FAILED')
            ORDER BY id
            """;
    private static final String ADD = """
            INSERT INTO merge_entry (person_id, job_id, job_index, state, lane, turn, payload, content_hash, created_at)
            VALUES (?, '', 0, 'QUEUED', 2, 0, ?, '', ?)
            """;
    private static final String CHANGE = "UPDATE merge_entry SET payload = ? WHERE id = ?";
    private static final String REMOVE = "DELETE FROM merge_entry WHERE id IN (:ids)";
    private static final String OLDEST = """
            SELECT created_at FROM merge_entry WHERE lane = 2 AND state IN ('QUEUED', 'SUBMITTED')
            ORDER BY created_at LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Vault vault;
    private final Dialect dialect;

    CorrectionEntries(JdbcClient jdbc, JdbcTemplate template, Vault vault, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.vault = vault;
        this.dialect = dialect;
    }

    /** Those of these persons that wait, are in flight or are dead letters, the oldest first; locked. */
    Map<String, List<Entry>> of(Collection<String> persons) {
        var found = new HashMap<String, List<Entry>>();
        for (List<String> some : Chunks.of(persons)) {
            jdbc.sql(OF_PERSONS + dialect.forUpdate())
                    .param("persons", some)
                    .query(Entry::read)
                    .list()
                    .forEach(entry -> found.computeIfAbsent(entry.personId(), person -> new ArrayList<>())
                            .add(entry));
        }
        return found;
    }

    public Correction open(Entry entry) {
        return Correction.fromJson(vault.decrypt(Objects.requireNonNull(entry.payload())));
    }

    void add(Map<String, Correction> corrections, Instant now) {
        Rows.update(template, ADD, corrections, (person, correction) ->
                new Object[] {person, seal(correction), now.toEpochMilli()});
    }

    /** @param corrections by entry */
    void change(Map<Long, Correction> corrections) {
        Rows.update(template, CHANGE, corrections, (entry, correction) -> new Object[] {seal(correction), entry});
    }

    void remove(Collection<Long> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql(REMOVE).param("ids", ids).update();
        }
    }

    /** When the longest waiting one was heard; now when none is on its way. */
    Instant oldest(Instant now) {
        return Times.found(jdbc.sql(OLDEST)).orElse(now);
    }

    private byte[] seal(Correction correction) {
        return vault.encrypt(correction.toJson());
    }
}
