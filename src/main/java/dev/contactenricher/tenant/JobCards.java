package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Recipient;
import dev.contactenricher.jobs.CardCounts.Cards;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many cards were found of each contact of a job: numbers alone, kept as long as the job. */
@Repository
class JobCards {

    private static final String FIND =
            "SELECT duplicates, doubtful, left_over FROM tenant_job_cards WHERE job_id = ? AND job_index = ?";
    private static final String SAVE = """
            INSERT INTO tenant_job_cards (job_id, job_index, duplicates, doubtful, left_over, noted_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (job_id, job_index) DO UPDATE SET duplicates = excluded.duplicates,
                doubtful = excluded.doubtful, left_over = excluded.left_over
            """;
    private static final String OF = """
            SELECT job_id, SUM(duplicates) AS duplicates, SUM(doubtful) AS doubtful,
                   SUM(duplicates - left_over) AS merged
              FROM tenant_job_cards WHERE job_id IN (:jobs) GROUP BY job_id
            """;
    private static final String PURGE = """
            DELETE FROM tenant_job_cards WHERE (job_id, job_index) IN (
                SELECT job_id, job_index FROM tenant_job_cards WHERE noted_at < ? LIMIT 1000)
            """;

    private final JdbcClient jdbc;

    JobCards(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param left duplicates that are still cards of their own */
    record Row(int duplicates, int doubtful, int left) {}

    /** Nothing was found of the contact so far. */
    static final Row NONE = new Row(0, 0, 0);

    Optional<Row> find(Recipient recipient) {
        return jdbc.sql(FIND)
                .params(recipient.jobId(), recipient.index())
                .query((row, number) ->
                        new Row(row.getInt("duplicates"), row.getInt("doubtful"), row.getInt("left_over")))
                .optional();
    }

    void save(Recipient recipient, Row row, Instant now) {
        jdbc.sql(SAVE)
                .params(
                        recipient.jobId(),
                        recipient.index(),
                        row.duplicates(),
                        row.doubtful(),
                        row.left(),
                        now.toEpochMilli())
                .update();
    }

    Map<String, Cards> of(Collection<String> jobIds) {
        var cards = new HashMap<String, Cards>();
        if (!jobIds.isEmpty()) {
            jdbc.sql(OF).param("jobs", jobIds).query(row -> {
                cards.put(
                        row.getString("job_id"),
                        new Cards(row.getInt("duplicates"), row.getInt("doubtful"), row.getInt("merged")));
            });
        }
        return cards;
    }

    int purge(Instant before) {
        return jdbc.sql(PURGE).param(before.toEpochMilli()).update();
    }
}
