package dev.contactenricher.queue;

import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.GivenUpRows;
import dev.contactenricher.store.Dialect;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the queue's table keeps of contacts and corrections that were given up. */
@Repository
public class FailedEntries {

    private static final String FAILED = " FROM merge_entry WHERE state = 'FAILED'";
    private static final String LIST = "SELECT failure_code, last_status, finished_at, " + Entry.COLUMNS + FAILED;
    private static final String NUMBERS = "SELECT id" + FAILED;
    private static final String FIND = "SELECT " + Entry.COLUMNS + FAILED;
    private static final String COUNT = "SELECT COUNT(*)" + FAILED;
    private static final String REQUEUE = """
            UPDATE merge_entry SET state = 'QUEUED', lane = ?, turn = ?, blocked = 0, request_id = NULL,
                position = NULL, contact_id_hash = NULL, attempts = 0, failure_code = NULL, last_status = NULL,
                claimed_at = NULL, finished_at = NULL
            WHERE id = ?
            """;
    private static final String DELETE = "DELETE FROM merge_entry WHERE state = 'FAILED' AND id = ?";
    private static final String NEWER = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id = ? AND id <> ? AND state IN ('SUBMITTED', 'MERGED', 'ABSENT') AND job_id > ?
                AND withdrawn = 0
            ORDER BY job_id DESC LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    FailedEntries(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** What was given up. */
    public enum Kind {
        CONTACT(" AND lane < 2 "),
        CORRECTION(" AND lane = 2 ");

        private final String lanes;

        Kind(String lanes) {
            this.lanes = lanes;
        }
    }

    /** @param letter reads {@code failure_code}, {@code last_status} and {@code finished_at} beside the entry */
    public <T> List<T> list(Kind kind, DeadLetterFilter filter, long after, int limit, RowMapper<T> letter) {
        return GivenUpRows.query(jdbc, LIST + kind.lanes + GivenUpRows.MEANT, filter, after, limit)
                .query(letter)
                .list();
    }

    public List<Long> numbers(Kind kind, DeadLetterFilter filter, long after, int limit) {
        return GivenUpRows.query(jdbc, NUMBERS + kind.lanes + GivenUpRows.MEANT, filter, after, limit)
                .query(Long.class)
                .list();
    }

    public long count(Kind kind) {
        return jdbc.sql(COUNT + kind.lanes).query(Long.class).single();
    }

    /** Locked until the transaction ends. */
    public Optional<Entry> find(Kind kind, long number) {
        return jdbc.sql(FIND + kind.lanes + "AND id = ? " + dialect.forUpdate())
                .param(number)
                .query(Entry::read)
                .optional();
    }

    /** Those of these that there are, locked until the transaction ends. */
    public List<Entry> find(Kind kind, List<Long> numbers) {
        return numbers.stream().flatMap(number -> find(kind, number).stream()).toList();
    }

    /** What CXone has of the person already, or is being sent, and would be overwritten by what is older. */
    public Optional<Entry> newerThan(Entry letter) {
        return jdbc.sql(NEWER)
                .params(letter.personId(), letter.id(), letter.jobId())
                .query(Entry::read)
                .optional();
    }

    public void requeue(Entry letter, Lane lane, long turn) {
        jdbc.sql(REQUEUE).params(lane.code(), turn, letter.id()).update();
    }

    public void delete(Entry letter) {
        jdbc.sql(DELETE).param(letter.id()).update();
    }
}
