package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.jobs.JobCancellation;
import dev.contactenricher.normalize.Normalization;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The CRM in a test of another room: its batches are taken in as they are, but for the reading. */
public class HandIntake {

    private static final String RESULTS = """
            SELECT COALESCE(line.entry_id, other.entry_id) AS entry_id
            FROM job_contact line LEFT JOIN job_contact other
                ON other.job_id = line.job_id AND other.position = line.duplicate_of
            WHERE line.job_id = ? ORDER BY line.position
            """;
    private static final String AT_ODDS = """
            SELECT COUNT(*) FROM job WHERE accepted <> queued + submitted + merged + failed + withdrawn + cancelled + absent OR EXISTS (
                SELECT 1 FROM job_contact c LEFT JOIN merge_entry e ON e.id = c.entry_id
                WHERE c.job_id = job.id AND c.outcome = 'accepted' AND c.state IS DISTINCT FROM COALESCE(lower(e.state), 'cancelled'))
            """;

    private final Preparation preparation;
    private final BatchAdmission admission;
    private final JobCancellation cancellation;
    private final Dialect dialect;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    HandIntake(
            Preparation preparation,
            BatchAdmission admission,
            JobCancellation cancellation,
            Dialect dialect,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.preparation = preparation;
        this.admission = admission;
        this.cancellation = cancellation;
        this.dialect = dialect;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** Takes a batch in; gives for each contact the entry that it became part of, if they are to be merged. */
    public List<Optional<Long>> take(List<Normalization> read) {
        return requireNonNull(transaction.execute(tx -> {
            var batch = ReadBatch.of("", read);
            Instant now = dialect.instant();
            var answer = admission.admit(batch, preparation.of(batch), "crm", now, () -> Duration.ofMillis(1));
            return jdbc.sql(RESULTS)
                    .param(answer.jobId())
                    .query((row, n) -> {
                        long entry = row.getLong("entry_id");
                        return row.wasNull() ? Optional.<Long>empty() : Optional.of(entry);
                    })
                    .list();
        }));
    }

    /** The job of the batch that was taken in last. */
    public String lastJob() {
        return jdbc.sql("SELECT MAX(id) FROM job").query(String.class).single();
    }

    public void cancel(String jobId) {
        cancellation.cancel(jobId, "crm");
    }

    /** How many jobs tell of their contacts otherwise than the queue. */
    public int jobsAtOdds() {
        return jdbc.sql(AT_ODDS).query(Integer.class).single();
    }
}
