package dev.contactenricher.jobs;

import dev.contactenricher.people.People;
import dev.contactenricher.store.Chunks;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the jobs that brought a CRM's id: by the keyed hashes that lead to its contacts, whose sealed ids then decide. */
@Repository
class BroughtIds {

    private static final String OF_PERSONS =
            "SELECT job_id, sealed FROM job_contact WHERE person_id IN (:persons) AND sealed IS NOT NULL";
    private static final String OF_REJECTED = """
            SELECT job_id, sealed FROM job_contact WHERE sealed IS NOT NULL
               AND (job_id, position) IN (SELECT job_id, position FROM rejected_contact WHERE key_hash IN (:keys))
            """;
    private static final int MOST_JOBS = 10_000;

    private final JdbcClient jdbc;
    private final People people;
    private final SealedIds sealedIds;

    BroughtIds(JdbcClient jdbc, People people, SealedIds sealedIds) {
        this.jdbc = jdbc;
        this.people = people;
        this.sealedIds = sealedIds;
    }

    /** @return the ids of the newest 10,000 jobs, the newest first */
    List<String> jobsThatBrought(String externalCrmId) {
        var jobs = new TreeSet<String>(Collections.reverseOrder());
        List<String> persons = people.find(null, null, externalCrmId);
        for (List<String> some : Chunks.of(persons)) {
            collect(jdbc.sql(OF_PERSONS).param("persons", some), externalCrmId, jobs);
        }
        collect(jdbc.sql(OF_REJECTED).param("keys", people.keys(null, null, externalCrmId)), externalCrmId, jobs);
        return jobs.stream().limit(MOST_JOBS).toList();
    }

    private void collect(JdbcClient.StatementSpec statement, String externalCrmId, Collection<String> jobs) {
        statement.query(row -> {
            if (externalCrmId.equals(sealedIds.open(row.getBytes("sealed")).externalCrmId())) {
                jobs.add(row.getString("job_id"));
            }
        });
    }
}
