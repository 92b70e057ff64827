package dev.contactenricher.jobs;

import dev.contactenricher.jobs.JobView.MergeLatency;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Finds jobs, the newest first, and how long their merges took. */
@Repository
class JobList {

    private static final String PAGE = """
            SELECT * FROM job
             WHERE (received_at, id) < (:beforeAt, :beforeId) AND received_at >= :from AND received_at < :to
            """;
    private static final String NEWEST_FIRST = " ORDER BY received_at DESC, id DESC LIMIT :limit";

    /** Each job's part skips to the middle of its index, where a window function would number every contact. */
    private static final String LATENCY = """
            SELECT * FROM (
                SELECT job_id, latency_ms AS median,
                       (SELECT MAX(latency_ms) FROM job_contact
                         WHERE job_id = ? AND latency_ms IS NOT NULL) AS slowest
                  FROM job_contact WHERE job_id = ? AND latency_ms IS NOT NULL
                 ORDER BY latency_ms LIMIT 1
                OFFSET (SELECT (COUNT(*) - 1) / 2 FROM job_contact
                         WHERE job_id = ? AND latency_ms IS NOT NULL)) AS one
            """;

    /** SQLite takes 500 parts. */
    private static final int MOST_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final BroughtIds brought;

    JobList(JdbcClient jdbc, JdbcTemplate template, BroughtIds brought) {
        this.jdbc = jdbc;
        this.template = template;
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

    /** By job; jobs of which nothing was merged are left out. */
    Map<String, MergeLatency> latencies(List<String> jobIds) {
        Map<String, MergeLatency> latencies = new HashMap<>();
        for (int from = 0; from < jobIds.size(); from += MOST_AT_ONCE) {
            read(jobIds.subList(from, Math.min(from + MOST_AT_ONCE, jobIds.size())), latencies);
        }
        return latencies;
    }

    private void read(List<String> jobIds, Map<String, MergeLatency> latencies) {
        List<Object> parameters = new ArrayList<>();
        jobIds.forEach(id -> parameters.addAll(List.of(id, id, id)));
        template.query(
                String.join(" UNION ALL ", Collections.nCopies(jobIds.size(), LATENCY)),
                row -> {
                    latencies.put(
                            row.getString("job_id"), new MergeLatency(row.getLong("median"), row.getLong("slowest")));
                },
                parameters.toArray());
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
