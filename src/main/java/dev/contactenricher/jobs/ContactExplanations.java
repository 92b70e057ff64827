package dev.contactenricher.jobs;

import dev.contactenricher.jobs.ContactView.ConsentView;
import dev.contactenricher.jobs.ContactView.ExportView;
import dev.contactenricher.jobs.ContactView.Lineage;
import dev.contactenricher.jobs.ContactView.WebhookView;
import dev.contactenricher.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers everything that is known of one contact's way. */
@Repository
public class ContactExplanations {

    private static final String FIND = "SELECT * FROM job_contact WHERE job_id = :job AND position = :position";
    /** By the person as long as it is known: the rejected contacts of a person are duplicates of none. */
    private static final String SAME_PERSON_IN_BATCH = """
            SELECT position FROM job_contact
             WHERE job_id = :job
               AND (position = :first OR duplicate_of = :first OR person_id = CAST(:person AS TEXT))
             ORDER BY position
            """;

    private static final String OTHER_JOBS =
            "SELECT DISTINCT job_id FROM job_contact WHERE entry_id = :entry AND job_id <> :job ORDER BY job_id";

    private final JdbcClient jdbc;
    private final JobContacts contacts;

    ContactExplanations(JdbcClient jdbc, JobContacts contacts) {
        this.jdbc = jdbc;
        this.contacts = contacts;
    }

    public Optional<ContactView> find(String jobId, int index) {
        return jdbc.sql(FIND)
                .param("job", jobId)
                .param("position", index)
                .query((row, n) -> told(jobId, row))
                .optional()
                .map(told -> told.view().duplicateOf() == null
                        ? told.view(lineage(jobId, told))
                        : withFateOf(told.view(), jobId, told.view().duplicateOf()));
    }

    /** A contact's row, without what other rows tell of it. */
    private record Told(ContactView view, @Nullable Long entryId) {

        ContactView view(Lineage lineage) {
            return view.with(lineage);
        }
    }

    /** A duplicate has no way of its own: it shares that of the contact that it was folded into. */
    private ContactView withFateOf(ContactView duplicate, String jobId, int survivor) {
        ContactView fate = find(jobId, survivor).orElseThrow();
        return new ContactView(
                jobId,
                duplicate.index(),
                duplicate.externalCrmId(),
                duplicate.outcome(),
                fate.state(),
                fate.failureCode(),
                duplicate.duplicateOf(),
                duplicate.subject(),
                fate.lineage(),
                fate.consent(),
                duplicate.errors(),
                duplicate.warnings(),
                fate.requests(),
                fate.webhook(),
                fate.export());
    }

    private Told told(String jobId, ResultSet row) throws SQLException {
        Long entryId = row.getObject("entry_id") == null ? null : row.getLong("entry_id");
        return new Told(view(jobId, row), entryId);
    }

    private ContactView view(String jobId, ResultSet row) throws SQLException {
        ContactResult result = contacts.result(row);
        String requests = row.getString("requests");
        return new ContactView(
                jobId,
                result.index(),
                result.externalCrmId(),
                result.outcome(),
                row.getString("state"),
                JobContacts.failure(row),
                result.duplicateOf(),
                row.getString("person_id"),
                new Lineage(List.of(), List.of()),
                consent(row),
                result.errors(),
                result.warnings(),
                requests == null ? List.of() : List.of(requests.split(" ")),
                new WebhookView(
                        Times.in(row, "merged_at"),
                        row.getObject("latency_ms") == null ? null : row.getLong("latency_ms")),
                new ExportView(Times.in(row, "exported_at"), row.getString("export_failure")));
    }

    private Lineage lineage(String jobId, Told told) {
        Long entryId = told.entryId();
        List<Integer> indexes = jdbc.sql(SAME_PERSON_IN_BATCH)
                .param("job", jobId)
                .param("first", told.view().index())
                .param("person", told.view().subject())
                .query(Integer.class)
                .list();
        List<String> jobs = entryId == null
                ? List.of()
                : jdbc.sql(OTHER_JOBS)
                        .param("entry", entryId)
                        .param("job", jobId)
                        .query(String.class)
                        .list();
        return new Lineage(indexes, jobs);
    }

    private static @Nullable ConsentView consent(ResultSet row) throws SQLException {
        String decision = row.getString("consent");
        if (decision == null) {
            return null;
        }
        String evidence = row.getString("evidence");
        return new ConsentView(
                decision,
                row.getString("consent_rule"),
                evidence == null || evidence.isEmpty() ? List.of() : List.of(evidence.split(",")));
    }
}
