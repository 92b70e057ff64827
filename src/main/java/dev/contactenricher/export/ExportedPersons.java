package dev.contactenricher.export;

import dev.contactenricher.queue.EntryRef;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The persons that the marketing platform may know, so that a refusal which comes later can reach it: of each person, every
 * external id under which it was told of them.
 */
@Repository
class ExportedPersons {

    private static final String REMEMBER = """
            INSERT INTO export_profile
                (person_id, profile_hash, entry_id, job_id, job_index, payload, consent, merged_at, only_batch)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (person_id, profile_hash) DO UPDATE
               SET entry_id = excluded.entry_id, job_id = excluded.job_id, job_index = excluded.job_index,
                   payload = excluded.payload, consent = excluded.consent, merged_at = excluded.merged_at,
                   only_batch = CASE WHEN excluded.only_batch IS NULL THEN export_profile.only_batch END
            """;
    private static final String FIND =
            "SELECT * FROM export_profile WHERE person_id IN (:persons) ORDER BY entry_id, profile_hash";
    private static final String ERASE = "DELETE FROM export_profile WHERE person_id IN (:persons)";

    private static final String TOLD_LAST =
            "SELECT person_id, profile_hash, entry_id FROM export_profile WHERE person_id IN (:persons)";
    private static final String TOLD_TWICE = """
            UPDATE export_profile SET only_batch = NULL WHERE person_id IN (:persons) AND EXISTS (
                SELECT 1 FROM export_profile other
                 WHERE other.person_id IN (:persons) AND other.profile_hash = export_profile.profile_hash
                   AND other.person_id <> export_profile.person_id)
            """;
    private static final String KEEP_THE_LAST = """
            DELETE FROM export_profile WHERE person_id IN (:persons) AND EXISTS (
                SELECT 1 FROM export_profile later
                 WHERE later.person_id IN (:persons) AND later.profile_hash = export_profile.profile_hash
                   AND (later.entry_id > export_profile.entry_id
                        OR later.entry_id = export_profile.entry_id AND later.person_id > export_profile.person_id))
            """;
    private static final String GIVE = "UPDATE export_profile SET person_id = :to WHERE person_id IN (:from)";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SealedProfiles profiles;

    ExportedPersons(JdbcClient jdbc, JdbcTemplate batch, SealedProfiles profiles) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.profiles = profiles;
    }

    private record Key(String personId, byte[] profileHash) {

        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::personId).thenComparing(Key::profileHash, Arrays::compare);
    }

    /** @param consent the last e-mail consent that the platform may have been told */
    record ExportedPerson(
            EntryRef entry, byte[] payload, @Nullable Boolean consent, Instant mergedAt) {}

    /**
     * Before a call, since the platform may take it whatever becomes of the answer.
     *
     * @param items in order: of an external id, the last counts
     * @param batchId whose call it is, or null before there is one
     */
    void remember(List<ExportItem> items, @Nullable String batchId) {
        var last = new TreeMap<Key, ExportItem>(Key.ORDER);
        items.forEach(item -> last.put(key(item), item));
        batch.batchUpdate(REMEMBER, last.entrySet(), 1000, (row, told) -> {
            ExportItem item = told.getValue();
            EntryRef entry = item.entry();
            row.setString(1, entry.personId());
            row.setBytes(2, told.getKey().profileHash());
            row.setLong(3, entry.entryId());
            row.setString(4, entry.jobId());
            row.setInt(5, entry.index());
            row.setBytes(6, item.payload());
            row.setObject(7, ExportItem.stored(item.consent()), Types.INTEGER);
            row.setLong(8, item.mergedAt().toEpochMilli());
            row.setString(9, batchId);
        });
    }

    /** Those of these whose persons the platform was told newer news of, not counting what goes in the same call. */
    List<ExportItem> overtaken(List<ExportItem> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        var last = new TreeMap<Key, Long>(Key.ORDER);
        List<String> persons =
                items.stream().map(item -> item.entry().personId()).toList();
        jdbc.sql(TOLD_LAST).param("persons", persons).query(row -> {
            last.put(new Key(row.getString("person_id"), row.getBytes("profile_hash")), row.getLong("entry_id"));
        });
        items.forEach(item -> last.values().remove(item.entry().entryId()));
        return items.stream()
                .filter(item -> last.getOrDefault(key(item), 0L) > item.entry().entryId())
                .toList();
    }

    /** One for each external id, those of the last news last. */
    List<ExportedPerson> of(Collection<String> persons) {
        return jdbc.sql(FIND)
                .param("persons", persons)
                .query((row, n) -> new ExportedPerson(
                        EntryRef.read(row, "entry_id"),
                        row.getBytes("payload"),
                        ExportItem.consent(row),
                        Instant.ofEpochMilli(row.getLong("merged_at"))))
                .list();
    }

    /** Lets what the platform was told of some persons be of the person that stands for them. */
    void give(Collection<String> from, String to) {
        var all = Stream.concat(from.stream(), Stream.of(to)).toList();
        jdbc.sql(TOLD_TWICE).param("persons", all).update();
        jdbc.sql(KEEP_THE_LAST).param("persons", all).update();
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
    }

    private Key key(ExportItem item) {
        return new Key(item.entry().personId(), profiles.hash(profiles.open(item.payload())));
    }

    void erase(Collection<String> persons) {
        jdbc.sql(ERASE).param("persons", persons).update();
    }
}
