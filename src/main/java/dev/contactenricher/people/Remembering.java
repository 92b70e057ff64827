package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.identity.Candidate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What identifying persons leaves behind. */
interface Remembering {

    /** Puts contacts of a batch beside all persons, known and of the batch, that share a key with one of them. */
    Recognition recognize(List<Contact> contacts, List<Candidate> pseudonyms, BatchPersons batch);

    /** Remembers persons, and keys that count as shared from now on. */
    void persons(List<Recognized> persons, Recognition.Shared shared);

    /** Remembers the later one where a refusal is remembered already. */
    void refusals(Collection<PersonKey> keys, Map<Channel, Instant> refusals);

    /** All of it is remembered, in the caller's transaction. */
    static Remembering everything(PersonIndex index, Withdrawals withdrawals) {
        return new Remembering() {
            @Override
            public Recognition recognize(List<Contact> contacts, List<Candidate> pseudonyms, BatchPersons batch) {
                return index.recognize(contacts, pseudonyms, batch);
            }

            @Override
            public void persons(List<Recognized> persons, Recognition.Shared shared) {
                index.remember(persons, shared);
            }

            @Override
            public void refusals(Collection<PersonKey> keys, Map<Channel, Instant> refusals) {
                withdrawals.remember(keys, refusals);
            }
        };
    }

    /** Nothing is: it only reads, and locks nothing. */
    static Remembering nothing(PersonIndex index) {
        return new Remembering() {
            @Override
            public Recognition recognize(List<Contact> contacts, List<Candidate> pseudonyms, BatchPersons batch) {
                return index.look(contacts, pseudonyms, batch);
            }

            @Override
            public void persons(List<Recognized> persons, Recognition.Shared shared) {}

            @Override
            public void refusals(Collection<PersonKey> keys, Map<Channel, Instant> refusals) {}
        };
    }
}
