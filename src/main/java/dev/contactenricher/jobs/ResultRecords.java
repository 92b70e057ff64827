package dev.contactenricher.jobs;

import static dev.contactenricher.records.PersonColumn.hash;
import static dev.contactenricher.records.PersonColumn.person;
import static dev.contactenricher.records.PersonColumn.sealed;

import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Expiry;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Room;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.GradualDeletion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the results of batches keep of persons. */
@Repository
class ResultRecords implements PersonRecords {

    private static final int JOBS_AT_A_TIME = 20;

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
    private final JobContacts contacts;
    private final RejectedContacts rejected;
    private final Jobs jobs;
    private final GradualDeletion deletion;

    ResultRecords(
            JdbcClient jdbc,
            SealedIds sealedIds,
            JobContacts contacts,
            RejectedContacts rejected,
            Jobs jobs,
            GradualDeletion deletion) {
        this.jdbc = jdbc;
        this.sealedIds = sealedIds;
        this.contacts = contacts;
        this.rejected = rejected;
        this.jobs = jobs;
        this.deletion = deletion;
    }

    record Held(
            String jobId,
            int index,
            String outcome,
            @Nullable String externalCrmId,
            @Nullable String deduplicationHash) {}

    @Override
    public Room room() {
        return Room.RESULTS;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                person("job_contact", "person_id"),
                sealed("job_contact", "sealed", "job_id", "position"),
                hash("rejected_contact", "key_hash"));
    }

    @Override
    public List<Held> held(List<String> personIds) {
        return Chunks.query(
                personIds,
                some -> jdbc.sql(OF_PERSONS)
                        .param("persons", some)
                        .query(this::read)
                        .list());
    }

    /** Contacts in which something could not be read are linked to no person. */
    @Override
    public List<Held> heldUnder(List<byte[]> keyHashes) {
        return Chunks.query(
                keyHashes,
                some -> jdbc.sql(OF_REJECTED)
                        .param("keys", some)
                        .query(this::read)
                        .list());
    }

    @Override
    public Consequences erase(PrivacyEvent.Erased erased) {
        contacts.erase(erased.personIds());
        rejected.erase(erased.keyHashes());
        return Consequences.NONE;
    }

    /** Whole jobs. */
    @Override
    public void forget(Expiry expiry) {
        deletion.all(() -> jobs.deleteEndedBefore(expiry.outcomes(), JOBS_AT_A_TIME));
    }

    private Held read(ResultSet row, int n) throws SQLException {
        SealedIds.Ids ids = sealedIds.open(row.getBytes("sealed"));
        return new Held(
                row.getString("job_id"),
                row.getInt("position"),
                row.getString("outcome"),
                ids.externalCrmId(),
                ids.deduplicationHash());
    }
}
