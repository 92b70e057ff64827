package dev.contactenricher.export;

import static dev.contactenricher.records.PersonColumn.hash;
import static dev.contactenricher.records.PersonColumn.person;
import static dev.contactenricher.records.PersonColumn.sealed;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Expiry;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Room;
import dev.contactenricher.store.GradualDeletion;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What waits for the marketing platform, and the persons that it may know. */
@Component
class ExportRecords implements PersonRecords {

    private final ExportQueue queue;
    private final ItemsOfPersons items;
    private final ExportedPersons exported;
    private final SealedProfiles profiles;
    private final GradualDeletion deletion;
    private final ApplicationEventPublisher events;

    ExportRecords(
            ExportQueue queue,
            ItemsOfPersons items,
            ExportedPersons exported,
            SealedProfiles profiles,
            GradualDeletion deletion,
            ApplicationEventPublisher events) {
        this.queue = queue;
        this.items = items;
        this.exported = exported;
        this.profiles = profiles;
        this.deletion = deletion;
        this.events = events;
    }

    /** @param consentStatus what the platform was told last */
    record Held(
            @Nullable String externalId,
            String email,
            @Nullable Boolean consentStatus,
            Instant mergedAt) {

        @Override
        public String toString() {
            return "Held[…]";
        }
    }

    @Override
    public Room room() {
        return Room.EXPORTED;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                person("export_item", "person_id"),
                sealed("export_item", "payload", "id"),
                person("export_profile", "person_id"),
                hash("export_profile", "profile_hash"),
                sealed("export_profile", "payload", "person_id", "profile_hash"));
    }

    @Override
    public List<Held> held(List<String> personIds) {
        return exported.of(personIds).stream()
                .map(person -> {
                    Profile profile = profiles.open(person.payload());
                    return new Held(profile.externalId(), profile.email(), person.consent(), person.mergedAt());
                })
                .toList();
    }

    @Override
    public void refuse(PrivacyEvent.Refused refused) {
        refused.refusals()
                .forEach(one -> refuse(List.of(one.personId()), one.channels().keySet(), null, refused.at()));
    }

    @Override
    public Consequences withdraw(PrivacyEvent.Withdrawn withdrawn) {
        int corrections = withdrawn.withdrawals().stream()
                .mapToInt(one -> refuse(one.personIds(), one.channels(), withdrawn.receiptId(), withdrawn.at()))
                .sum();
        return Consequences.corrections(Destination.MARKETING, corrections);
    }

    /** @return how many corrections wait for the platform now; it is told of e-mail alone, so no other channel matters */
    private int refuse(Collection<String> personIds, Set<Channel> channels, @Nullable String receiptId, Instant at) {
        return channels.contains(Channel.EMAIL)
                ? personIds.stream()
                        .mapToInt(person -> queue.correct(person, receiptId, at))
                        .sum()
                : 0;
    }

    @Override
    public Consequences erase(PrivacyEvent.Erased erased) {
        List<String> persons = erased.personIds();
        if (persons.isEmpty()) {
            return Consequences.NONE;
        }
        int sending = items.sending(persons).size();
        long known = exported.of(persons).stream()
                .map(person -> person.entry().personId())
                .distinct()
                .count();
        // what nobody is told any more: the platform is to be asked by hand for the erasure in any case
        ExportedRefusals.ended(items.eraseRefusals(persons), CorrectionsEnded.Outcome.BY_HAND, erased.at())
                .forEach(events::publishEvent);
        items.erase(persons);
        exported.erase(persons);
        return Consequences.inFlight(sending).and(Consequences.byHand(Destination.MARKETING, (int) known));
    }

    @Override
    public void join(List<String> joined, String personId) {
        items.give(joined, personId);
        exported.give(joined, personId);
    }

    /** The outcomes of exports that ended. */
    @Override
    public void forget(Expiry expiry) {
        deletion.all(() -> items.purge(expiry.outcomes()));
    }
}
