package dev.contactenricher.export;

import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.GivenUpRows;
import dev.contactenricher.queue.EntryRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contacts that the marketing platform refused, with their profiles, until an operator decides. */
@Repository
class FailedItems {

    private static final String OF_FAILED = " FROM export_item WHERE state = 'FAILED'";
    private static final String LIST =
            "SELECT failure_code, last_status, finished_at," + ExportItem.COLUMNS + OF_FAILED + GivenUpRows.MEANT;
    private static final String NUMBERS = "SELECT id" + OF_FAILED + GivenUpRows.MEANT;
    private static final String NUMBERS_BUT_REFUSALS =
            "SELECT id" + OF_FAILED + " AND consent IS DISTINCT FROM 0" + GivenUpRows.MEANT;
    private static final String COUNT = "SELECT COUNT(*)" + OF_FAILED;
    private static final String REQUEUE = """
            UPDATE export_item SET state = 'WAITING', attempts = 0, failure_code = NULL, last_status = NULL, finished_at = NULL
             WHERE state = 'FAILED' AND id IN (:ids)
            RETURNING""" + ExportItem.COLUMNS;
    private static final String DELETE = """
            DELETE FROM export_item WHERE state = 'FAILED' AND id IN (:ids)
            RETURNING entry_id, person_id, job_id, job_index
            """;

    private final JdbcClient jdbc;

    FailedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    record Failure(ExportItem item, String code, @Nullable Integer status, Instant at) {}

    List<Failure> list(DeadLetterFilter filter, long after, int limit) {
        return GivenUpRows.query(jdbc, LIST, filter, after, limit)
                .query((row, n) -> new Failure(
                        ExportItem.read(row, n),
                        row.getString("failure_code"),
                        GivenUpRows.lastStatus(row),
                        Instant.ofEpochMilli(row.getLong("finished_at"))))
                .list();
    }

    List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return GivenUpRows.query(jdbc, NUMBERS, filter, after, limit)
                .query(Long.class)
                .list();
    }

    List<Long> numbersButRefusals(DeadLetterFilter filter, long after, int limit) {
        return GivenUpRows.query(jdbc, NUMBERS_BUT_REFUSALS, filter, after, limit)
                .query(Long.class)
                .list();
    }

    /** Lets dead letters wait again. */
    List<ExportItem> requeue(List<Long> ids) {
        return jdbc.sql(REQUEUE).param("ids", ids).query(ExportItem::read).list();
    }

    List<EntryRef> delete(List<Long> ids) {
        return jdbc.sql(DELETE)
                .param("ids", ids)
                .query((row, n) -> new EntryRef(
                        row.getLong("entry_id"),
                        row.getString("person_id"),
                        row.getString("job_id"),
                        row.getInt("job_index")))
                .list();
    }
}
