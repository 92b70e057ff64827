package dev.contactenricher.jobs;

import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent.Completion;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where each accepted contact stands on its way, found by the queue entry that it follows. */
@Repository
public class ContactStates {

    private static final String COUNT_MOVING = """
            SELECT job_id, state, COUNT(*) AS contacts
              FROM job_contact
             WHERE entry_id IN (:entries) AND outcome = 'accepted' AND state <> :state
             GROUP BY job_id, state
            """;
    private static final String MOVE = """
            UPDATE job_contact SET state = :state
             WHERE entry_id IN (:entries) AND outcome = 'accepted' AND state <> :state
            """;
    private static final String NOTE_REQUEST = """
            UPDATE job_contact
               SET requests = CASE WHEN requests IS NULL THEN :request
                                   WHEN requests LIKE '%' || :request THEN requests
                                   ELSE requests || ' ' || :request END
             WHERE entry_id IN (:entries)
            """;
    private static final String NOTE_MERGE = """
            UPDATE job_contact SET merged_at = ?, latency_ms = ?, failure_code = NULL
             WHERE entry_id = ? AND outcome = 'accepted'
            """;
    private static final String NOTE_FAILURE = "UPDATE job_contact SET failure_code = :code WHERE entry_id = :entry";
    private static final String FOLLOW = "UPDATE job_contact SET entry_id = :into WHERE entry_id = :from";
    /** What befell the newer entry so far, as its first contact tells it. */
    private static final String CATCH_UP = """
            UPDATE job_contact
               SET requests = CASE WHEN job_contact.requests IS NULL THEN news.requests
                                   ELSE job_contact.requests || ' ' || news.requests END,
                   merged_at = news.merged_at, latency_ms = news.latency_ms
              FROM (SELECT requests, merged_at, latency_ms FROM job_contact
                     WHERE entry_id = :into AND requests IS NOT NULL ORDER BY LENGTH(requests) LIMIT 1) AS news
             WHERE entry_id = :from
            """;

    private static final String EXPORTED_AT = """
            SELECT exported_at FROM job_contact WHERE entry_id = ? AND exported_at IS NOT NULL
             ORDER BY exported_at DESC LIMIT 1
            """;
    private static final String NOTE_EXPORTS = """
            UPDATE job_contact SET exported_at = :at, export_failure = NULL
             WHERE entry_id IN (:entries) AND outcome = 'accepted' AND exported_at IS NULL
            RETURNING job_id
            """;
    private static final String NOTE_EXPORT_FAILURE =
            "UPDATE job_contact SET export_failure = :code WHERE entry_id = :entry";

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    public ContactStates(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Moves the contacts that follow these entries; returns for each job, in order, how its counts change. */
    SortedMap<String, Map<EntryState, Integer>> move(List<Long> entryIds, EntryState state) {
        SortedMap<String, Map<EntryState, Integer>> changes = new TreeMap<>();
        if (entryIds.isEmpty()) {
            return changes;
        }
        String to = wireName(state);
        jdbc.sql(COUNT_MOVING).param("entries", entryIds).param("state", to).query(row -> {
            var change = changes.computeIfAbsent(row.getString("job_id"), job -> new EnumMap<>(EntryState.class));
            int contacts = row.getInt("contacts");
            change.merge(EntryState.valueOf(row.getString("state").toUpperCase(Locale.ROOT)), -contacts, Integer::sum);
            change.merge(state, contacts, Integer::sum);
        });
        jdbc.sql(MOVE).param("entries", entryIds).param("state", to).update();
        return changes;
    }

    void noteRequest(List<Long> entryIds, String requestId) {
        jdbc.sql(NOTE_REQUEST)
                .param("entries", entryIds)
                .param("request", requestId)
                .update();
    }

    void noteMerges(List<Completion> completions, Instant at) {
        batch.batchUpdate(NOTE_MERGE, completions, 1000, (row, completion) -> {
            row.setLong(1, at.toEpochMilli());
            row.setLong(2, completion.latency().toMillis());
            row.setLong(3, completion.entry().entryId());
        });
    }

    void noteFailure(long entryId, String code) {
        jdbc.sql(NOTE_FAILURE).param("entry", entryId).param("code", code).update();
    }

    /** Lets the contacts of one entry follow another one, into which it was folded. */
    void follow(long from, long into) {
        jdbc.sql(FOLLOW).param("from", from).param("into", into).update();
    }

    /**
     * Lets the contacts of one entry follow another one that is ahead of them, and gives them what befell it meanwhile.
     *
     * @return for each job, how many of its contacts are exported now and were not before
     */
    SortedMap<String, Integer> catchUp(long from, long into) {
        jdbc.sql(CATCH_UP).param("from", from).param("into", into).update();
        follow(from, into);
        return Times.found(jdbc.sql(EXPORTED_AT).param(into))
                .map(at -> noteExports(List.of(into), at))
                .orElseGet(TreeMap::new);
    }

    /** Returns for each job how many of its contacts are exported now and were not before. */
    SortedMap<String, Integer> noteExports(List<Long> entryIds, Instant at) {
        SortedMap<String, Integer> exported = new TreeMap<>();
        if (!entryIds.isEmpty()) {
            jdbc.sql(NOTE_EXPORTS)
                    .param("entries", entryIds)
                    .param("at", at.toEpochMilli())
                    .query(String.class)
                    .list()
                    .forEach(job -> exported.merge(job, 1, Integer::sum));
        }
        return exported;
    }

    /** @param code null where it is tried again */
    void noteExportFailure(long entryId, @Nullable String code) {
        jdbc.sql(NOTE_EXPORT_FAILURE)
                .param("entry", entryId)
                .param("code", code)
                .update();
    }

    static String wireName(EntryState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
