package dev.contactenricher.console;

import dev.contactenricher.standin.EnricherClient;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A million waiting contacts in a hundred jobs, ten thousand dead letters, and more than a million audit entries: one batch
 * of each kind is posted, and its rows are copied. The copies are nobody's, and their hashes do not hold; pages do not mind.
 */
final class FullHouse {

    static final int BATCH = 10_000;

    private static final int REFUSED = 2000;

    private final EnricherClient client;
    private final String key;
    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final boolean isPostgres;

    FullHouse(EnricherClient client, String key, JdbcTemplate template, boolean isPostgres) {
        this.isPostgres = isPostgres;
        this.client = client;
        this.key = key;
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /** @param waiting how many contacts; returns the job of those that wait, and the one of those that failed */
    List<String> fill(int waiting) throws InterruptedException {
        String job = post(0, true);
        String failed = post(BATCH, false);
        awaitChain();
        int copies = waiting / BATCH - 1;
        for (int n = 1; n <= copies; n++) {
            copyJob(job, n);
            copyTrail(n);
        }
        fail(failed);
        long last = jdbc.sql("SELECT MAX(sequence) FROM audit_entry")
                .query(Long.class)
                .single();
        jdbc.sql("UPDATE audit_head SET sequence = ?").param(last).update();
        // as the database would have done by itself
        template.execute(isPostgres ? "VACUUM ANALYZE" : "ANALYZE");
        return List.of(job, failed);
    }

    private String post(int from, boolean consent) {
        String body = IntStream.range(from, from + BATCH)
                .mapToObj(n -> contact(n, consent || n >= from + REFUSED))
                .collect(Collectors.joining(",", "{\"contacts\":[", "]}"));
        var answer = client.postBatch(body, "batch-" + from, key);
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("The batch was answered with " + answer.statusCode());
        }
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String contact(int n, boolean consent) {
        return """
                {"external_crm_id":"M-%1$d","email":"person.%1$d@mail.example","phone":"+1212%2$07d","first_name":"Quentin",
                 "last_name":"Snooth","address":"%3$d Main Street, New York, NY 10001","country":"DE","consent_to_email":%4$s,"consent_to_sms":%4$s,"consent_to_phone":%4$s}""".formatted(n, 2_000_000 + n, 10 + n % 900, consent);
    }

    private void awaitChain() throws InterruptedException {
        while (jdbc.sql("SELECT COUNT(*) FROM audit_entry WHERE sequence IS NULL")
                        .query(Long.class)
                        .single()
                > 0) {
            Thread.sleep(100);
        }
    }

    private void copyJob(String job, int n) {
        String id = job.substring(0, 32) + "%04d".formatted(n);
        copy("job", "id = '%s'".formatted(job), "id=>'" + id + "'", "received_at=>received_at - " + n * 60_000L);
        copy("job_contact", "job_id = '%s'".formatted(job), "job_id=>'" + id + "'", "person_id=>NULL", "entry_id=>NULL");
        copy(
                "merge_entry",
                "job_id = '%s' AND state = 'QUEUED'".formatted(job),
                "id=>",
                "job_id=>'" + id + "'",
                "person_id=>person_id || '-" + n + "'",
                "turn=>turn + " + n * BATCH);
    }

    private void copyTrail(int n) {
        long size = jdbc.sql("SELECT sequence FROM audit_head").query(Long.class).single();
        copy(
                "audit_entry",
                "sequence <= " + size,
                "id=>",
                "subject=>subject || '-" + n + "'",
                "job_id=>job_id || '-" + n + "'",
                "sequence=>sequence + " + n * size);
    }

    /** Of a job of which a part was refused already. */
    private void fail(String job) {
        long now = System.currentTimeMillis();
        jdbc.sql("UPDATE job_contact SET state = 'failed', failure_code = 'refused' WHERE job_id = ? AND state = 'queued'")
                .param(job)
                .update();
        jdbc.sql("UPDATE job SET queued = 0, failed = accepted, started = 1, completed_at = ? WHERE id = ?")
                .params(now, job)
                .update();
        jdbc.sql("""
                UPDATE merge_entry SET state = 'FAILED', failure_code = CASE WHEN id % 3 = 0 THEN 'unconfirmed' ELSE 'refused' END,
                    last_status = 422, attempts = 3, finished_at = ? WHERE job_id = ?
                """).params(now, job).update();
        String rest = "job_id = '%s' AND state = 'FAILED' AND id %% 4 = 0".formatted(job);
        copy("merge_entry", rest, "id=>", "person_id=>person_id || '-f'", "job_id=>'" + job.substring(0, 32) + "0001'");
    }

    /** @param changes {@code column=>expression}; a column without one is left out */
    private void copy(String table, String condition, String... changes) {
        var by = Arrays.stream(changes)
                .map(change -> change.split("=>", -1))
                .collect(Collectors.toMap(change -> change[0], change -> change[1]));
        var data = template.queryForRowSet("SELECT * FROM " + table + " WHERE 1 = 0").getMetaData();
        List<String> kept = Arrays.stream(data.getColumnNames())
                .filter(column -> !by.getOrDefault(column, column).isEmpty())
                .toList();
        template.update("INSERT INTO %s (%s) SELECT %s FROM %s WHERE %s"
                .formatted(
                        table,
                        String.join(", ", kept),
                        kept.stream()
                                .map(column -> by.getOrDefault(column, column))
                                .collect(Collectors.joining(", ")),
                        table,
                        condition));
    }
}
