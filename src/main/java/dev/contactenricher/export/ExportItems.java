package dev.contactenricher.export;

import dev.contactenricher.export.ExportItem.Refusal;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The contacts that are to be exported: {@code WAITING}, {@code SENDING} as part of a batch, {@code EXPORTED},
 * {@code FAILED} (a dead letter) or {@code STOPPED} by a withdrawal or by newer news.
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
    /** In a statement of its own: as part of the next one PostgreSQL may run it for each row, and then takes all. */
    private static final String LONGEST_WAITING = """
            SELECT id FROM export_item WHERE state = 'WAITING' ORDER BY id LIMIT :most
            """;

    private static final String PACK = """
            UPDATE export_item SET state = 'SENDING', batch_id = :batch WHERE state = 'WAITING' AND id IN (:ids)
            """;
    private static final String OF_BATCH = "SELECT" + ExportItem.COLUMNS + """
              FROM export_item WHERE state = 'SENDING' AND batch_id = :batch ORDER BY id
            """;
    private static final String MOVE =
            "UPDATE export_item SET batch_id = :batch WHERE id IN (:ids) AND state = 'SENDING'";
    private static final String COUNT_ATTEMPT =
            "UPDATE export_item SET attempts = attempts + 1 WHERE batch_id = :batch AND state = 'SENDING'";
    private static final String ARRIVED = """
            UPDATE export_item SET state = 'EXPORTED', payload = NULL, batch_id = NULL, finished_at = :at
             WHERE batch_id = :batch AND state = 'SENDING'
            """;
    private static final String LEAVE_OUT = """
            UPDATE export_item SET state = 'STOPPED', payload = NULL, batch_id = NULL, finished_at = :at
             WHERE id IN (:ids) AND state = 'SENDING'
            """;
    private static final String FAIL = """
            UPDATE export_item
               SET state = 'FAILED', batch_id = NULL, failure_code = :code, last_status = :status, finished_at = :at
             WHERE id = :id AND state = 'SENDING'
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
            Refusal refusal = item.refusal();
            row.setObject(8, refusal == null ? null : refusal.heardAt().toEpochMilli(), Types.BIGINT);
            row.setString(9, refusal == null ? null : refusal.receipts());
        });
    }

    /** When the refusal was heard that the platform has waited for longest; now without any. */
    Instant oldestRefusal(Instant now) {
        return Times.found(jdbc.sql(OLDEST_REFUSAL)).orElse(now);
    }

    /** Puts the longest waiting items into a new batch; returns how many. */
    int pack(String batchId, int most) {
        List<Long> ids = jdbc.sql(LONGEST_WAITING + dialect.skipLocked())
                .param("most", most)
                .query(Long.class)
                .list();
        return ids.isEmpty()
                ? 0
                : jdbc.sql(PACK).param("batch", batchId).param("ids", ids).update();
    }

    List<ExportItem> ofBatch(String batchId) {
        return jdbc.sql(OF_BATCH + dialect.forUpdate())
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

    /** Nobody is to be told of these any more. */
    void leaveOut(List<Long> ids, Instant at) {
        jdbc.sql(LEAVE_OUT).param("ids", ids).param("at", at.toEpochMilli()).update();
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
}
