package dev.contactenricher.export;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.merge.MergedContact;
import dev.contactenricher.people.PersonsJoined;
import dev.contactenricher.privacy.Destination;
import dev.contactenricher.privacy.PrivacyEvent;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Decides who is exported (the contract's section 7), in the transaction of what happened: a confirmed merge, a
 * withdrawal or an erasure. Whoever refuses e-mail is not exported, unless the platform was told otherwise before.
 */
@Component
class ExportQueue {

    private final MergeJobService merges;
    private final ExportItems items;
    private final ExportedPersons exported;
    private final SealedProfiles profiles;
    private final ExportSettings settings;

    ExportQueue(
            MergeJobService merges,
            ExportItems items,
            ExportedPersons exported,
            SealedProfiles profiles,
            ExportSettings settings) {
        this.merges = merges;
        this.items = items;
        this.exported = exported;
        this.profiles = profiles;
        this.settings = settings;
    }

    @EventListener
    void on(MergeEvent.Completed completed) {
        if (!settings.isOn()) {
            return;
        }
        List<Long> ids = completed.entries().stream()
                .map(completion -> completion.entry().entryId())
                .toList();
        add(merges.merged(ids));
    }

    @EventListener
    void on(PrivacyEvent event) {
        if (event.personIds().isEmpty()) {
            return;
        }
        switch (event) {
            case PrivacyEvent.Withdrawn withdrawn ->
                withdrawn.withdrawals().forEach(one -> {
                    int corrections = refuse(one.personIds(), one.channels(), withdrawn.receiptId(), withdrawn.at());
                    withdrawn.tally().addCorrections(Destination.MARKETING, corrections);
                });
            case PrivacyEvent.Refused refused ->
                refused.refusals()
                        .forEach(one ->
                                refuse(List.of(one.personId()), one.channels().keySet(), null, refused.at()));
            case PrivacyEvent.Erased erased -> {
                erased.tally().addInFlight(items.sending(erased.personIds()).size());
                long known = exported.of(erased.personIds()).stream()
                        .map(person -> person.entry().personId())
                        .distinct()
                        .count();
                erased.tally().addByHand(Destination.MARKETING, (int) known);
                items.erase(erased.personIds());
                exported.erase(erased.personIds());
            }
            case PrivacyEvent.Accessed ignored -> {}
        }
    }

    @EventListener
    void on(PersonsJoined joined) {
        items.give(joined.joined(), joined.personId());
        exported.give(joined.joined(), joined.personId());
    }

    private void add(List<MergedContact> contacts) {
        var news = new ArrayList<ExportItem>();
        for (MergedContact contact : contacts) {
            String email = contact.email();
            if (email != null && Boolean.FALSE.equals(contact.consentToEmail())) {
                // what came before it must be there to be stopped
                items.add(news);
                news.clear();
                correct(contact.personId(), null, contact.mergedAt());
            } else if (email != null) {
                news.add(item(contact, email));
            }
        }
        items.add(news);
    }

    private ExportItem item(MergedContact contact, String email) {
        return ExportItem.fresh(
                new EntryRef(contact.entryId(), contact.personId(), contact.jobId(), contact.index()),
                profiles.seal(new Profile(contact.externalCrmId(), email)),
                contact.consentToEmail(),
                contact.mergedAt());
    }

    /** @return how many corrections wait for the platform now; it is told of e-mail alone, so no other channel matters */
    private int refuse(Collection<String> personIds, Set<Channel> channels, @Nullable String receiptId, Instant at) {
        return channels.contains(Channel.EMAIL)
                ? personIds.stream()
                        .mapToInt(person -> correct(person, receiptId, at))
                        .sum()
                : 0;
    }

    /** Stops what says otherwise, and tells the platform when it may have heard otherwise. */
    private int correct(String personId, @Nullable String receiptId, Instant at) {
        items.stop(List.of(personId), at);
        List<ExportItem> refusals = exported.of(List.of(personId)).stream()
                .filter(person -> !Boolean.FALSE.equals(person.consent()))
                .map(person -> ExportItem.refusal(person.entry(), person.payload(), person.mergedAt(), at, receiptId))
                .toList();
        items.add(refusals);
        exported.remember(refusals);
        return refusals.size();
    }
}
