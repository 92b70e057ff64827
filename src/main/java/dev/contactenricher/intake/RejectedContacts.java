package dev.contactenricher.intake;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneKeys;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.people.People;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Finds the results of contacts again that lead to no person, as something in them could not be read. */
@Repository
class RejectedContacts {

    private static final String ADD = """
            INSERT INTO rejected_contact (job_id, position, key_hash) VALUES (?, ?, ?)
            """;
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
    private final People people;

    RejectedContacts(JdbcTemplate jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Remembers those of which an id is kept; behind the results of the job. */
    void add(String jobId, ReadBatch batch) {
        List<Object[]> rows = new ArrayList<>();
        for (int index = 0; index < batch.contacts().size(); index++) {
            int position = index;
            if (batch.contacts().get(index) instanceof Rejected rejected && rejected.externalCrmId() != null) {
                Contact readable = rejected.readable();
                String email = readable == null ? null : key(readable.email());
                String phone = readable == null ? null : key(readable.phone());
                List<byte[]> keys = new ArrayList<>(people.keys(email, phone, rejected.externalCrmId()));
                keys.addAll(people.keys(null, phone == null ? null : PhoneKeys.withoutExtension(phone)));
                keys.forEach(key -> rows.add(new Object[] {jobId, position, key}));
            }
        }
        jdbc.batchUpdate(ADD, rows);
    }

    /** Forgets whose they were; that they were rejected stays. */
    void erase(List<byte[]> keys) {
        List<Object[]> rows = keys.stream().map(key -> new Object[] {key}).toList();
        jdbc.batchUpdate(ERASE, rows);
        jdbc.batchUpdate(FORGET, rows);
    }

    private static @Nullable String key(@Nullable EmailAddress email) {
        return email == null ? null : email.key();
    }

    private static @Nullable String key(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.key();
    }
}
