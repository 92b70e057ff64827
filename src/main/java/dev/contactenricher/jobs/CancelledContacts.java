package dev.contactenricher.jobs;

import dev.contactenricher.queue.WaitingEntries.Origin;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The contacts of a job that is cancelled, and those of other jobs that share its entries of the queue. */
@Repository
class CancelledContacts {

    private static final String WAITING = """
            SELECT DISTINCT entry_id FROM job_contact
             WHERE job_id = :job AND outcome = 'accepted' AND state = 'queued' AND entry_id IS NOT NULL
            """;
    private static final String OTHERS = """
            SELECT entry_id, job_id, position FROM job_contact
             WHERE entry_id IN (:entries) AND outcome = 'accepted' AND job_id <> :job
             ORDER BY job_id, position
            """;
    private static final String CANCEL = """
            UPDATE job_contact SET state = 'cancelled', entry_id = NULL
             WHERE job_id = :job AND outcome = 'accepted' AND state = 'queued' AND entry_id IN (:entries)
            """;

    private final JdbcClient jdbc;

    CancelledContacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The entries that wait for this job. */
    List<Long> waiting(String jobId) {
        return jdbc.sql(WAITING).param("job", jobId).query(Long.class).list();
    }

    /** The latest contact of another job that follows each of these entries, where there is one. */
    Map<Long, Origin> others(String jobId, Collection<Long> entries) {
        var latest = new HashMap<Long, Origin>();
        jdbc.sql(OTHERS).param("entries", entries).param("job", jobId).query(row -> {
            latest.put(row.getLong("entry_id"), new Origin(row.getString("job_id"), row.getInt("position")));
        });
        return latest;
    }

    /** The job's contacts follow these entries, which are some, no longer; returns how many they are. */
    int cancel(String jobId, Collection<Long> entries) {
        return jdbc.sql(CANCEL).param("job", jobId).param("entries", entries).update();
    }
}
