package dev.contactenricher.jobs;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.jobs.Job.States;
import dev.contactenricher.jobs.Job.Taken;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The batches that were taken in. */
@Repository
public class Jobs {

    private static final String INSERT = """
            INSERT INTO job (id, actor, received_at, completed_at, received, accepted, duplicates, unchanged, rejected,
                             queued, answer_metrics)
            VALUES (:id, :actor, :receivedAt, :completedAt, :received, :accepted, :duplicates, :unchanged, :rejected,
                    :accepted, :answerMetrics)
            """;
    private static final String FIND = "SELECT * FROM job WHERE id = :id";
    private static final String MOVE = """
            UPDATE job
               SET queued = queued + :queued, submitted = submitted + :submitted, merged = merged + :merged,
                   failed = failed + :failed, withdrawn = withdrawn + :withdrawn, cancelled = cancelled + :cancelled,
                   absent = absent + :absent,
                   started = CASE WHEN :submitted > 0 OR :merged > 0 THEN 1 ELSE started END,
                   completed_at = CASE WHEN queued + submitted + :queued + :submitted > 0 THEN NULL
                                       ELSE COALESCE(completed_at, :at) END
             WHERE id = :id
            """;
    private static final String UNDER_WAY =
            "SELECT id, failed FROM job WHERE id IN (:ids) AND completed_at IS NOT NULL";
    private static final String ADD_EXPORTED = "UPDATE job SET exported = exported + :count WHERE id = :id";
    private static final String DELETE_EXPIRED = """
            DELETE FROM job WHERE id IN (
                SELECT id FROM job WHERE received_at < :before AND completed_at < :before ORDER BY received_at LIMIT :most)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ApplicationEventPublisher events;

    Jobs(JdbcClient jdbc, JdbcTemplate template, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        this.batch = new NamedParameterJdbcTemplate(template);
    }

    public void add(Job job) {
        jdbc.sql(INSERT)
                .param("id", job.id())
                .param("actor", job.taken().actor())
                .param("receivedAt", job.taken().at().toEpochMilli())
                .param("completedAt", Times.millis(job.completedAt()))
                .param("received", job.outcomes().received())
                .param("accepted", job.outcomes().accepted())
                .param("duplicates", job.outcomes().duplicates())
                .param("unchanged", job.outcomes().unchanged())
                .param("rejected", job.outcomes().rejected())
                .param("answerMetrics", job.taken().answerMetrics())
                .update();
        if (!job.isOpen()) {
            events.publishEvent(new JobEvent.Completed(job.id(), job.taken().at()));
        }
    }

    public Optional<Job> find(String id) {
        return jdbc.sql(FIND).param("id", id).query(Jobs::job).optional();
    }

    /**
     * Moves contacts of jobs between states.
     *
     * @param changes by job, for each state, how many more or fewer there are now; all take the same order of jobs, so
     *     that they wait for each other instead of deadlocking
     */
    void move(SortedMap<String, Map<EntryState, Integer>> changes, Instant at) {
        batch.batchUpdate(
                MOVE,
                changes.entrySet().stream()
                        .map(job -> parameters(job.getKey(), job.getValue(), at))
                        .toArray(SqlParameterSource[]::new));
        tellEnds(changes, at);
    }

    /** The rows are locked by now, so that what they were is what they are but for the changes. */
    private void tellEnds(SortedMap<String, Map<EntryState, Integer>> changes, Instant at) {
        List<String> ended = new ArrayList<>();
        for (List<String> some : Chunks.of(changes.keySet())) {
            jdbc.sql(UNDER_WAY).param("ids", some).query(row -> {
                Map<EntryState, Integer> change = requireNonNull(changes.get(row.getString("id")));
                boolean wasOpen =
                        change.getOrDefault(EntryState.QUEUED, 0) + change.getOrDefault(EntryState.SUBMITTED, 0) < 0;
                int failed = row.getInt("failed");
                boolean hadFailures = failed - change.getOrDefault(EntryState.FAILED, 0) > 0;
                if (wasOpen || hadFailures != failed > 0) {
                    ended.add(row.getString("id"));
                }
            });
        }
        ended.forEach(id -> events.publishEvent(new JobEvent.Completed(id, at)));
    }

    private static SqlParameterSource parameters(String id, Map<EntryState, Integer> changes, Instant at) {
        var parameters = new MapSqlParameterSource("id", id).addValue("at", at.toEpochMilli());
        for (EntryState state : EntryState.values()) {
            parameters.addValue(state.name().toLowerCase(Locale.ROOT), changes.getOrDefault(state, 0));
        }
        return parameters;
    }

    /** @param counts by job, in the order in which {@link #move} takes them */
    void addExported(SortedMap<String, Integer> counts) {
        batch.batchUpdate(
                ADD_EXPORTED,
                counts.entrySet().stream()
                        .map(job -> new MapSqlParameterSource("id", job.getKey()).addValue("count", job.getValue()))
                        .toArray(SqlParameterSource[]::new));
    }

    /** Deletes jobs, and what became of their contacts, that ended before that instant; returns how many. */
    public int deleteEndedBefore(Instant before, int most) {
        return jdbc.sql(DELETE_EXPIRED)
                .param("before", before.toEpochMilli())
                .param("most", most)
                .update();
    }

    static Job job(ResultSet row, int n) throws SQLException {
        return new Job(
                row.getString("id"),
                new Taken(
                        row.getString("actor"),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        row.getString("answer_metrics")),
                Times.in(row, "completed_at"),
                row.getInt("started") == 1,
                new OutcomeCounts(
                        row.getInt("accepted"),
                        row.getInt("duplicates"),
                        row.getInt("unchanged"),
                        row.getInt("rejected")),
                new States(
                        row.getInt("queued"),
                        row.getInt("submitted"),
                        row.getInt("merged"),
                        row.getInt("failed"),
                        row.getInt("withdrawn"),
                        row.getInt("cancelled"),
                        row.getInt("absent")),
                row.getInt("exported"));
    }
}
