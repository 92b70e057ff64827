package dev.contactenricher.jobs;

import dev.contactenricher.privacy.HeldData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the results of batches hold about persons. */
@Repository
class HeldResults implements HeldData {

    private static final int MOST_PARAMETERS = 500;

    private static final String OF_PERSONS = """
            SELECT job_id, position, outcome, sealed FROM job_contact
             WHERE person_id IN (:persons) ORDER BY job_id, position
            """;

    private static final String OF_REJECTED = """
            SELECT job_id, position, outcome, sealed FROM job_contact
             WHERE (job_id, position) IN (SELECT job_id, position FROM rejected_contact WHERE key_hash IN (:keys))
             ORDER BY job_id, position
            """;

    private final JdbcClient jdbc;
    private final SealedIds sealedIds;

    HeldResults(JdbcClient jdbc, SealedIds sealedIds) {
        this.jdbc = jdbc;
        this.sealedIds = sealedIds;
    }

    record Held(
            String jobId,
            int index,
            String outcome,
            @Nullable String externalCrmId,
            @Nullable String deduplicationHash) {}

    @Override
    public String name() {
        return "results";
    }

    @Override
    public List<Held> of(List<String> personIds) {
        List<Held> held = new ArrayList<>();
        for (int from = 0; from < personIds.size(); from += MOST_PARAMETERS) {
            List<String> some = personIds.subList(from, Math.min(from + MOST_PARAMETERS, personIds.size()));
            held.addAll(jdbc.sql(OF_PERSONS)
                    .param("persons", some)
                    .query(this::held)
                    .list());
        }
        return held;
    }

    /** Contacts in which something could not be read are nobody's. */
    @Override
    public List<Held> under(List<byte[]> keyHashes) {
        List<Held> held = new ArrayList<>();
        for (int from = 0; from < keyHashes.size(); from += MOST_PARAMETERS) {
            List<byte[]> some = keyHashes.subList(from, Math.min(from + MOST_PARAMETERS, keyHashes.size()));
            held.addAll(
                    jdbc.sql(OF_REJECTED).param("keys", some).query(this::held).list());
        }
        return held;
    }

    private Held held(ResultSet row, int n) throws SQLException {
        SealedIds.Ids ids = sealedIds.open(row.getBytes("sealed"));
        return new Held(
                row.getString("job_id"),
                row.getInt("position"),
                row.getString("outcome"),
                ids.externalCrmId(),
                ids.deduplicationHash());
    }
}
