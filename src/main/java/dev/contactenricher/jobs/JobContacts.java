package dev.contactenricher.jobs;

import static dev.contactenricher.store.RowInsert.Column.BIGINT;
import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.INTEGER;
import static dev.contactenricher.store.RowInsert.Column.TEXT;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.RowInsert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What became of each contact at intake, in the order of its batch. */
@Repository
public class JobContacts {

    private static final RowInsert INSERT = new RowInsert(
            """
            INSERT INTO job_contact (job_id, position, line, outcome, duplicate_of, person_id, entry_id, state, sealed, errors,
                                     warnings, consent, consent_rule, evidence)
            %s
            """, TEXT, INTEGER, INTEGER, TEXT, INTEGER, TEXT, BIGINT, TEXT, BYTEA, TEXT, TEXT, TEXT, TEXT, TEXT);
    private static final String PAGE = """
            SELECT position, line, outcome, duplicate_of, sealed, errors, warnings, state, failure_code
              FROM job_contact
             WHERE job_id = :job AND position > :after
               AND (:outcome = '' OR outcome = :outcome) AND (:state = '' OR state = :state)
             ORDER BY position LIMIT :limit
            """;
    private static final String ERASE = "UPDATE job_contact SET sealed = NULL, person_id = NULL WHERE person_id = ?";
    private static final String JOBS_OF =
            "SELECT DISTINCT entry_id, job_id FROM job_contact WHERE entry_id IN (:entries) ORDER BY job_id";
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final SealedIds sealedIds;
    private final JsonMapper json;

    JobContacts(JdbcClient jdbc, JdbcTemplate batch, SealedIds sealedIds, JsonMapper json) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.sealedIds = sealedIds;
        this.json = json;
    }

    public void add(String jobId, List<JobContact> contacts) {
        INSERT.add(batch, contacts.stream().map(contact -> row(jobId, contact)).toList());
    }

    private @Nullable Object[] row(String jobId, JobContact contact) {
        ContactResult result = contact.result();
        JobContact.ConsentRecord consent = contact.consent();
        Long line = result.line();
        return new @Nullable Object[] {
            jobId,
            result.index(),
            line == null ? null : Math.toIntExact(line),
            result.outcome().wireName(),
            result.duplicateOf(),
            contact.personId(),
            contact.entryId(),
            result.outcome() == Outcome.ACCEPTED ? "queued" : null,
            sealedIds.seal(result.externalCrmId(), result.deduplicationHash()),
            findings(result.errors()),
            findings(result.warnings()),
            consent == null ? null : consent.decision(),
            consent == null ? null : consent.rule(),
            consent == null ? null : consent.evidence()
        };
    }

    /**
     * The jobs that follow these entries so far, the oldest first.
     *
     * @param entries by any key
     * @return by the same keys
     */
    public <K> Map<K, List<String>> jobsOf(Map<K, Long> entries) {
        Map<Long, List<String>> jobs = new HashMap<>();
        for (List<Long> some : Chunks.of(entries.values())) {
            jdbc.sql(JOBS_OF).param("entries", some).query(row -> {
                jobs.computeIfAbsent(row.getLong("entry_id"), entry -> new ArrayList<>())
                        .add(row.getString("job_id"));
            });
        }
        Map<K, List<String>> byKey = new HashMap<>();
        entries.forEach((key, entry) -> byKey.put(key, jobs.getOrDefault(entry, List.of())));
        return byKey;
    }

    /** All results of a job, in the order of its batch. */
    public List<ContactResult> all(String jobId) {
        return page(jobId, -1, Integer.MAX_VALUE, ContactFilter.ANY).stream()
                .map(ListedContact::result)
                .toList();
    }

    /** @param after the position behind which it begins; results come in the order of the batch */
    List<ListedContact> page(String jobId, int after, int limit, ContactFilter filter) {
        return jdbc.sql(PAGE)
                .param("job", jobId)
                .param("after", after)
                .param(
                        "outcome",
                        filter.outcome() == null ? "" : filter.outcome().wireName())
                .param("state", filter.state() == null ? "" : ContactStates.wireName(filter.state()))
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    private ListedContact listed(ResultSet row) throws SQLException {
        return new ListedContact(result(row), row.getString("state"), failure(row));
    }

    /** Why it is a dead letter; null unless it is one, also where it was one before. */
    static @Nullable String failure(ResultSet row) throws SQLException {
        return "failed".equals(row.getString("state")) ? row.getString("failure_code") : null;
    }

    /** Unlinks the persons from their results; what became of the contacts stays. */
    public void erase(List<String> personIds) {
        batch.batchUpdate(ERASE, personIds, 1000, (row, personId) -> row.setString(1, personId));
    }

    ContactResult result(ResultSet row) throws SQLException {
        SealedIds.Ids ids = sealedIds.open(row.getBytes("sealed"));
        Integer duplicateOf = row.getObject("duplicate_of") == null ? null : row.getInt("duplicate_of");
        return new ContactResult(
                row.getInt("position"),
                row.getObject("line") == null ? null : row.getLong("line"),
                ids.externalCrmId(),
                Outcome.ofWireName(row.getString("outcome")),
                duplicateOf,
                ids.deduplicationHash(),
                findings(row.getString("errors")),
                findings(row.getString("warnings")));
    }

    private @Nullable String findings(List<Finding> findings) {
        return findings.isEmpty() ? null : json.writeValueAsString(findings);
    }

    private List<Finding> findings(@Nullable String text) {
        return text == null ? List.of() : json.readValue(text, FINDINGS);
    }
}
