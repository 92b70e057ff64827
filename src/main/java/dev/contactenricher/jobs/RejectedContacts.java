package dev.contactenricher.jobs;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds the results of contacts again that lead to no person, as something in them could not be read. */
@Repository
public class RejectedContacts {

    private static final String ADD = "INSERT INTO rejected_contact (job_id, position, key_hash) VALUES (?, ?, ?)";
    private static final String ERASE = """
            UPDATE job_contact SET sealed = NULL
             WHERE (job_id, position) IN (SELECT job_id, position FROM rejected_contact WHERE key_hash = ?)
            """;
    /** Of such a contact the other key goes, too. */
    private static final String FORGET = """
            DELETE FROM rejected_contact
             WHERE (job_id, position) IN (SELECT job_id, position FROM rejected_contact WHERE key_hash = ?)
            """;

    private final JdbcTemplate jdbc;

    RejectedContacts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Behind the results of the job.
     *
     * @param keyHashes by position, of what the contacts came with
     */
    public void add(String jobId, Map<Integer, List<byte[]>> keyHashes) {
        jdbc.batchUpdate(
                ADD,
                keyHashes.entrySet().stream()
                        .flatMap(contact ->
                                contact.getValue().stream().map(key -> new Object[] {jobId, contact.getKey(), key}))
                        .toList());
    }

    /** Forgets which persons they were of; that they were rejected stays. */
    void erase(List<byte[]> keyHashes) {
        List<Object[]> rows = keyHashes.stream().map(key -> new Object[] {key}).toList();
        jdbc.batchUpdate(ERASE, rows);
        jdbc.batchUpdate(FORGET, rows);
    }
}
