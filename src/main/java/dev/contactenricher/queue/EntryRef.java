package dev.contactenricher.queue;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A contact in the queue, as events name it: by ids only.
 *
 * @param entryId the queue's own id
 * @param personId the random id of the person, the {@code subject} of audit entries
 * @param jobId the job that last brought news of it; empty for a correction, which belongs to none
 * @param index its position in that job's batch
 */
public record EntryRef(long entryId, String personId, String jobId, int index) {

    /** @param id the column with the queue's id */
    public static EntryRef read(ResultSet row, String id) throws SQLException {
        return new EntryRef(
                row.getLong(id), row.getString("person_id"), row.getString("job_id"), row.getInt("job_index"));
    }

    /** Whether it tells CXone of a refusal, and is no contact of a batch. */
    public boolean isCorrection() {
        return jobId.isEmpty();
    }
}
