package dev.contactenricher.deadletters;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How a {@link DeadLetterFilter} is asked of a table that keeps what was given up, in the columns {@code id}, {@code job_id},
 * {@code failure_code}, {@code last_status} and {@code finished_at}.
 */
public final class GivenUpRows {

    /** What follows a {@code WHERE} with the table's own condition. */
    public static final String MEANT = """
             AND id > :after AND finished_at >= :from AND finished_at < :to
                AND (CAST(:code AS TEXT) IS NULL OR failure_code = :code)
                AND (CAST(:job AS TEXT) IS NULL OR job_id = :job)
            ORDER BY id LIMIT :limit
            """;

    private GivenUpRows() {}

    /** @param sql ends with {@link #MEANT} */
    public static JdbcClient.StatementSpec query(
            JdbcClient jdbc, String sql, DeadLetterFilter filter, long after, int limit) {
        return jdbc.sql(sql)
                .param("after", after)
                .param("from", filter.fromMillis())
                .param("to", filter.toMillis())
                .param("code", filter.code())
                .param("job", filter.jobId())
                .param("limit", limit);
    }

    /** The HTTP status of the last call that was not taken, or null when there was no answer. */
    public static @Nullable Integer lastStatus(ResultSet row) throws SQLException {
        int status = row.getInt("last_status");
        return row.wasNull() ? null : status;
    }
}
