package dev.contactenricher.merge;

import static dev.contactenricher.records.PersonColumn.hash;
import static dev.contactenricher.records.PersonColumn.person;
import static dev.contactenricher.records.PersonColumn.sealed;

import dev.contactenricher.packing.HeldEntries;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Expiry;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Room;
import dev.contactenricher.store.GradualDeletion;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits for CXone and what CXone has of persons. */
@Component
class QueueRecords implements PersonRecords {

    private final WishObedience obedience;
    private final Joining joining;
    private final HeldEntries held;
    private final SubmittedEntries entries;
    private final MergedPersons persons;
    private final GradualDeletion deletion;

    QueueRecords(
            WishObedience obedience,
            Joining joining,
            HeldEntries held,
            SubmittedEntries entries,
            MergedPersons persons,
            GradualDeletion deletion) {
        this.obedience = obedience;
        this.joining = joining;
        this.held = held;
        this.entries = entries;
        this.persons = persons;
        this.deletion = deletion;
    }

    @Override
    public Room room() {
        return Room.QUEUE;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                person("merge_entry", "person_id"),
                sealed("merge_entry", "payload", "id"),
                hash("merge_entry", "content_hash"),
                hash("merge_entry", "contact_id_hash"),
                hash("merge_event", "contact_id_hash"),
                hash("merge_confirmation", "contact_id_hash"),
                person("merge_person", "person_id"),
                hash("merge_person", "content_hash"));
    }

    @Override
    public List<?> held(List<String> personIds) {
        return held.of(personIds);
    }

    @Override
    public void refuse(PrivacyEvent.Refused refused) {
        obedience.refuse(refused);
    }

    @Override
    public Consequences withdraw(PrivacyEvent.Withdrawn withdrawn) {
        return obedience.withdraw(withdrawn);
    }

    @Override
    public Consequences erase(PrivacyEvent.Erased erased) {
        return obedience.erase(erased);
    }

    @Override
    public void join(List<String> joined, String personId) {
        joining.join(joined, personId);
    }

    /** Finished work; dead letters stay until an operator decides. */
    @Override
    public void forget(Expiry expiry) {
        deletion.all(() -> persons.purge(expiry.outcomes()));
        deletion.all(() -> entries.purge(expiry.outcomes()));
    }
}
