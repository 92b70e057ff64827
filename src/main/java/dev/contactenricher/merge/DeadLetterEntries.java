package dev.contactenricher.merge;

import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.store.Dialect;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the queue's table keeps of contacts that were given up. */
@Repository
class DeadLetterEntries {

    private static final String MEANT = """
            FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id > :after AND finished_at >= :from AND finished_at < :to
                AND (CAST(:code AS TEXT) IS NULL OR failure_code = :code)
                AND (CAST(:job AS TEXT) IS NULL OR job_id = :job)
            ORDER BY id LIMIT :limit
            """;
    private static final String LIST = "SELECT failure_code, last_status, finished_at, " + Entry.COLUMNS + MEANT;
    private static final String NUMBERS = "SELECT id " + MEANT;
    private static final String FIND = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id = ?
            """;
    private static final String COUNT = "SELECT COUNT(*) FROM merge_entry WHERE state = 'FAILED' AND lane < 2";
    private static final String REQUEUE = """
            UPDATE merge_entry SET state = 'QUEUED', lane = ?, turn = ?, blocked = 0, request_id = NULL,
                position = NULL, contact_id_hash = NULL, attempts = 0, failure_code = NULL, last_status = NULL,
                claimed_at = NULL, finished_at = NULL
            WHERE id = ?
            """;
    private static final String DELETE = "DELETE FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id = ?";
    private static final String NEWER = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id = ? AND id <> ? AND state IN ('SUBMITTED', 'MERGED', 'ABSENT') AND job_id > ?
                AND withdrawn = 0
            ORDER BY job_id DESC LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    DeadLetterEntries(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    <T> List<T> list(DeadLetterFilter filter, long after, int limit, RowMapper<T> letter) {
        return meant(LIST, filter, after, limit).query(letter).list();
    }

    List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return meant(NUMBERS, filter, after, limit).query(Long.class).list();
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

    long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    /** Locked until the transaction ends. */
    Optional<Entry> find(long number) {
        return jdbc.sql(FIND + dialect.forUpdate())
                .param(number)
                .query(Entry::read)
                .optional();
    }

    /** What CXone has of the person already, or is being sent, and would be overwritten by what is older. */
    Optional<Entry> newerThan(Entry letter) {
        return jdbc.sql(NEWER)
                .params(letter.personId(), letter.id(), letter.jobId())
                .query(Entry::read)
                .optional();
    }

    void requeue(Entry letter, Lane lane, long turn) {
        jdbc.sql(REQUEUE).params(lane.code(), turn, letter.id()).update();
    }

    void delete(Entry letter) {
        jdbc.sql(DELETE).param(letter.id()).update();
    }
}
