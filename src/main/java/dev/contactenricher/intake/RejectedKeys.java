package dev.contactenricher.intake;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneKeys;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.jobs.RejectedContacts;
import dev.contactenricher.normalize.Normalization.Rejected;
import dev.contactenricher.people.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remembers the keys of contacts that lead to no person, as something in them could not be read. */
@Component
class RejectedKeys {

    private final RejectedContacts contacts;
    private final People people;

    RejectedKeys(RejectedContacts contacts, People people) {
        this.contacts = contacts;
        this.people = people;
    }

    /** Those of which an id is kept; behind the results of the job. */
    void keep(String jobId, ReadBatch batch) {
        Map<Integer, List<byte[]>> keys = new TreeMap<>();
        for (int index = 0; index < batch.contacts().size(); index++) {
            if (batch.contacts().get(index) instanceof Rejected rejected && rejected.externalCrmId() != null) {
                keys.put(index, of(rejected.readable(), rejected.externalCrmId()));
            }
        }
        contacts.add(jobId, keys);
    }

    private List<byte[]> of(@Nullable Contact readable, String externalCrmId) {
        String email = readable == null ? null : key(readable.email());
        String phone = readable == null ? null : key(readable.phone());
        List<byte[]> keys = new ArrayList<>(people.keys(email, phone, externalCrmId));
        keys.addAll(people.keys(null, phone == null ? null : PhoneKeys.withoutExtension(phone)));
        return keys;
    }

    private static @Nullable String key(@Nullable EmailAddress email) {
        return email == null ? null : email.key();
    }

    private static @Nullable String key(@Nullable PhoneNumber phone) {
        return phone == null ? null : phone.key();
    }
}
