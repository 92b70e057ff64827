package dev.contactenricher.intake;

import dev.contactenricher.privacy.HeldData;
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
                    .query((row, n) -> {
                        SealedIds.Ids ids = sealedIds.open(row.getBytes("sealed"));
                        return new Held(
                                row.getString("job_id"),
                                row.getInt("position"),
                                row.getString("outcome"),
                                ids.externalCrmId(),
                                ids.deduplicationHash());
                    })
                    .list());
        }
        return held;
    }
}
