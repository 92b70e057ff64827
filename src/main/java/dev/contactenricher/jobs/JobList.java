package dev.contactenricher.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds jobs, the newest first. */
@Repository
class JobList {

    private static final String PAGE = """
            SELECT * FROM job
             WHERE (received_at, id) < (:beforeAt, :beforeId) AND received_at >= :from AND received_at < :to
            """;
    private static final String NEWEST_FIRST = " ORDER BY received_at DESC, id DESC LIMIT :limit";

    private final JdbcClient jdbc;
    private final BroughtIds brought;

    JobList(JdbcClient jdbc, BroughtIds brought) {
        this.jdbc = jdbc;
        this.brought = brought;
    }

    List<Job> page(JobFilter filter, JobCursor after, int limit) {
        String sql = PAGE + condition(filter.status());
        if (filter.externalCrmId() == null) {
            return run(jdbc.sql(sql + NEWEST_FIRST), filter, after, limit);
        }
        List<String> ids = brought.jobsThatBrought(filter.externalCrmId());
        return ids.isEmpty()
                ? List.of()
                : run(jdbc.sql(sql + " AND id IN (:ids)" + NEWEST_FIRST).param("ids", ids), filter, after, limit);
    }

    private static List<Job> run(StatementSpec statement, JobFilter filter, JobCursor after, int limit) {
        return statement
                .param("beforeAt", after.receivedAt())
                .param("beforeId", after.id())
                .param("from", filter.from() == null ? 0 : filter.from().toEpochMilli())
                .param("to", filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli())
                .param("limit", limit)
                .query(Jobs::job)
                .list();
    }

    /** As {@link Job#status()}. */
    private static String condition(@Nullable JobStatus status) {
        return switch (status) {
            case null -> "";
            case QUEUED -> " AND completed_at IS NULL AND started = 0";
            case IN_PROGRESS -> " AND completed_at IS NULL AND started = 1";
            case COMPLETED -> " AND completed_at IS NOT NULL AND failed = 0";
            case COMPLETED_WITH_FAILURES -> " AND completed_at IS NOT NULL AND failed > 0";
        };
    }
}
