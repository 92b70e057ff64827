package dev.contactenricher.export;

import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.LastStatus;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.store.Dialect;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The contacts that are to be exported: {@code WAITING}, {@code SENDING} as part of a batch, {@code EXPORTED},
 * {@code FAILED} (a dead letter) or {@code STOPPED} by a withdrawal.
 */
@Repository
class ExportItems {

    private static final String ADD = """
            INSERT INTO export_item (entry_id, person_id, job_id, job_index, payload, consent, merged_at, heard_at,
                receipt_id, state)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')
            """;
    private static final String OLDEST_REFUSAL = """
            SELECT heard_at FROM export_item WHERE heard_at IS NOT NULL AND state IN ('WAITING', 'SENDING')
             ORDER BY heard_at LIMIT 1
            """;
    private static final String PACK = """
            UPDATE export_item SET state = 'SENDING', batch_id = :batch
             WHERE state = 'WAITING' AND id IN (
                   SELECT id FROM export_item WHERE state = 'WAITING' ORDER BY id LIMIT :most %s)
            """;
    private static final String OF_BATCH = "SELECT" + ExportItem.COLUMNS + """
              FROM export_item WHERE state = 'SENDING' AND batch_id = :batch ORDER BY id
            """;
    private static final String MOVE = """
            UPDATE export_item SET batch_id = :batch WHERE id IN (:ids) AND state = 'SENDING'
            """;
    private static final String COUNT_ATTEMPT = """
            UPDATE export_item SET attempts = attempts + 1 WHERE batch_id = :batch AND state = 'SENDING'
            """;
    private static final String ARRIVED = """
            UPDATE export_item SET state = 'EXPORTED', payload = NULL, batch_id = NULL, finished_at = :at
             WHERE batch_id = :batch AND state = 'SENDING'
            """;
    private static final String FAIL = """
            UPDATE export_item
               SET state = 'FAILED', batch_id = NULL, failure_code = :code, last_status = :status, finished_at = :at
             WHERE id = :id AND state = 'SENDING'
            """;
    private static final String STOP = """
            UPDATE export_item SET state = 'STOPPED', payload = NULL, batch_id = NULL, finished_at = :at
             WHERE person_id IN (:persons) AND state IN ('WAITING', 'SENDING', 'FAILED') AND (consent IS NULL OR consent = 1)
            """;
    private static final String SENDING_PERSONS = """
            SELECT DISTINCT person_id FROM export_item WHERE person_id IN (:persons) AND state = 'SENDING'
            """;
    private static final String ERASE = """
            DELETE FROM export_item WHERE person_id IN (:persons)
            """;
    private static final String GIVE = """
            UPDATE export_item SET person_id = :to WHERE person_id IN (:from)
            """;
    private static final String PURGE = """
            DELETE FROM export_item WHERE id IN (
                SELECT id FROM export_item
                 WHERE finished_at < :before AND state IN ('EXPORTED', 'STOPPED') LIMIT 1000)
            """;
    private static final String MEANT = """
              FROM export_item
             WHERE state = 'FAILED' AND id > :after AND finished_at >= :from AND finished_at < :to
               AND (CAST(:code AS TEXT) IS NULL OR failure_code = :code)
               AND (CAST(:job AS TEXT) IS NULL OR job_id = :job)
             ORDER BY id LIMIT :limit
            """;
    private static final String FAILED = "SELECT failure_code, last_status, finished_at," + ExportItem.COLUMNS + MEANT;
    private static final String FAILED_NUMBERS = "SELECT id" + MEANT;
    private static final String COUNT_FAILED = "SELECT COUNT(*) FROM export_item WHERE state = 'FAILED'";
    private static final String REQUEUE = """
            UPDATE export_item SET state = 'WAITING', attempts = 0, failure_code = NULL, last_status = NULL, finished_at = NULL
             WHERE state = 'FAILED' AND id IN (:ids)
            RETURNING entry_id, person_id, job_id, job_index
            """;
    private static final String DELETE = """
            DELETE FROM export_item WHERE state = 'FAILED' AND id IN (:ids)
            RETURNING entry_id, person_id, job_id, job_index
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Dialect dialect;

    ExportItems(JdbcClient jdbc, JdbcTemplate batch, Dialect dialect) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.dialect = dialect;
    }

    /** @param items new ones, whose ids do not count */
    void add(List<ExportItem> items) {
        batch.batchUpdate(ADD, items, 1000, (row, item) -> {
            EntryRef entry = item.entry();
            row.setLong(1, entry.entryId());
            row.setString(2, entry.personId());
            row.setString(3, entry.jobId());
            row.setInt(4, entry.index());
            row.setBytes(5, item.payload());
            row.setObject(6, ExportItem.stored(item.consent()), Types.INTEGER);
            row.setLong(7, item.mergedAt().toEpochMilli());
            Instant heardAt = item.heardAt();
            row.setObject(8, heardAt == null ? null : heardAt.toEpochMilli(), Types.BIGINT);
            row.setString(9, item.receiptId());
        });
    }

    /** When the refusal was heard that the platform has waited for longest, in epoch milliseconds; now without any. */
    Instant oldestRefusal(Instant now) {
        return jdbc.sql(OLDEST_REFUSAL)
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli)
                .orElse(now);
    }

    /** Puts the longest waiting items into a new batch; returns how many. */
    int pack(String batchId, int most) {
        return jdbc.sql(PACK.formatted(dialect.skipLocked()))
                .param("batch", batchId)
                .param("most", most)
                .update();
    }

    List<ExportItem> ofBatch(String batchId) {
        return jdbc.sql(OF_BATCH)
                .param("batch", batchId)
                .query(ExportItem::read)
                .list();
    }

    void move(List<Long> ids, String batchId) {
        jdbc.sql(MOVE).param("ids", ids).param("batch", batchId).update();
    }

    void countAttempt(String batchId) {
        jdbc.sql(COUNT_ATTEMPT).param("batch", batchId).update();
    }

    void arrived(String batchId, Instant at) {
        jdbc.sql(ARRIVED).param("batch", batchId).param("at", at.toEpochMilli()).update();
    }

    /** @param status of the last answer, or null when there was none */
    void fail(long id, String code, @Nullable Integer status, Instant at) {
        jdbc.sql(FAIL)
                .param("id", id)
                .param("code", code)
                .param("status", status)
                .param("at", at.toEpochMilli())
                .update();
    }

    /** Stops whatever would tell the platform of a consent that is withdrawn; returns how many. */
    int stop(Collection<String> persons, Instant at) {
        return jdbc.sql(STOP)
                .param("persons", persons)
                .param("at", at.toEpochMilli())
                .update();
    }

    /** Those of these persons who are part of a batch whose outcome is not known yet. */
    List<String> sending(Collection<String> persons) {
        return jdbc.sql(SENDING_PERSONS)
                .param("persons", persons)
                .query(String.class)
                .list();
    }

    void erase(Collection<String> persons) {
        jdbc.sql(ERASE).param("persons", persons).update();
    }

    /** Gives the items of some persons to the one who stands for them. */
    void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
    }

    int purge(Instant before) {
        return jdbc.sql(PURGE).param("before", before.toEpochMilli()).update();
    }

    long countFailed() {
        return jdbc.sql(COUNT_FAILED).query(Long.class).single();
    }

    record Failure(ExportItem item, String code, @Nullable Integer status, Instant at) {}

    List<Failure> failed(DeadLetterFilter filter, long after, int limit) {
        return meant(FAILED, filter, after, limit)
                .query((row, n) -> new Failure(
                        ExportItem.read(row, n),
                        row.getString("failure_code"),
                        LastStatus.of(row),
                        Instant.ofEpochMilli(row.getLong("finished_at"))))
                .list();
    }

    List<Long> failedNumbers(DeadLetterFilter filter, long after, int limit) {
        return meant(FAILED_NUMBERS, filter, after, limit).query(Long.class).list();
    }

    private JdbcClient.StatementSpec meant(String sql, DeadLetterFilter filter, long after, int limit) {
        return jdbc.sql(sql)
                .param("after", after)
                .param("from", filter.fromMillis())
                .param("to", filter.toMillis())
                .param("code", filter.code())
                .param("job", filter.jobId())
                .param("limit", limit);
    }

    /** Lets dead letters wait again. */
    List<EntryRef> requeue(List<Long> ids) {
        return entries(REQUEUE, ids);
    }

    List<EntryRef> delete(List<Long> ids) {
        return entries(DELETE, ids);
    }

    private List<EntryRef> entries(String sql, List<Long> ids) {
        return jdbc.sql(sql)
                .param("ids", ids)
                .query((row, n) -> new EntryRef(
                        row.getLong("entry_id"),
                        row.getString("person_id"),
                        row.getString("job_id"),
                        row.getInt("job_index")))
                .list();
    }
}
