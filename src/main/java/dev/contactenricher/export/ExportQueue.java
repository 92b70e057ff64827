package dev.contactenricher.export;

import dev.contactenricher.packing.ConfirmedContacts;
import dev.contactenricher.packing.MergedContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides which contacts are exported (the contract's section 7), in the transaction of the confirmed merge. A person that
 * refuses e-mail is not exported, unless the platform was told otherwise before.
 */
@Component
class ExportQueue implements ConfirmedContacts {

    private final ExportItems items;
    private final ItemsOfPersons ofPersons;
    private final ExportedPersons exported;
    private final SealedProfiles profiles;
    private final ExportSettings settings;

    ExportQueue(
            ExportItems items,
            ItemsOfPersons ofPersons,
            ExportedPersons exported,
            SealedProfiles profiles,
            ExportSettings settings) {
        this.items = items;
        this.ofPersons = ofPersons;
        this.exported = exported;
        this.profiles = profiles;
        this.settings = settings;
    }

    @Override
    public boolean areWanted() {
        return settings.isOn();
    }

    @Override
    public void confirmed(List<MergedContact> contacts) {
        var news = new ArrayList<ExportItem>();
        for (MergedContact contact : contacts) {
            String email = contact.email();
            if (email != null && Boolean.FALSE.equals(contact.consentToEmail())) {
                // what came before it must be there to be stopped
                items.add(news);
                news.clear();
                correct(contact.entry().personId(), null, contact.mergedAt());
            } else if (email != null) {
                news.add(item(contact, email));
            }
        }
        items.add(news);
    }

    private ExportItem item(MergedContact contact, String email) {
        return ExportItem.fresh(
                contact.entry(),
                profiles.seal(new Profile(contact.externalCrmId(), email)),
                contact.consentToEmail(),
                contact.mergedAt());
    }

    /**
     * Stops what says otherwise, and tells the platform when it may have heard otherwise.
     *
     * @return how many corrections wait for the platform now
     */
    int correct(String personId, @Nullable String receiptId, Instant at) {
        ofPersons.stop(List.of(personId), at);
        int underWay = receiptId == null ? 0 : ofPersons.fulfil(receiptId, personId, at);
        List<ExportItem> refusals = exported.of(List.of(personId)).stream()
                .filter(person -> !Boolean.FALSE.equals(person.consent()))
                .map(person -> ExportItem.refusal(person.entry(), person.payload(), person.mergedAt(), at, receiptId))
                .toList();
        items.add(refusals);
        exported.remember(refusals, null);
        return underWay + refusals.size();
    }
}
