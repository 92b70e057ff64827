package dev.contactenricher.tenant;

import dev.contactenricher.people.PersonsJoined;
import dev.contactenricher.privacy.Destination;
import dev.contactenricher.privacy.PrivacyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets erased persons; of their refusals only that of the number stays. */
@Component("tenantPrivacyObedience")
class PrivacyObedience {

    /** Privacy requests do not reach customer cards; these are erased in CXone, by hand. */
    private static final String LEFT_BY_HAND = "cxone-digital";

    private final DncRecords records;
    private final CardReports reports;
    private final CardHolders holders;
    private final BookEntries entries;
    private final Chores chores;
    private final TenantSettings settings;

    PrivacyObedience(
            DncRecords records,
            CardReports reports,
            CardHolders holders,
            BookEntries entries,
            Chores chores,
            TenantSettings settings) {
        this.records = records;
        this.reports = reports;
        this.holders = holders;
        this.entries = entries;
        this.chores = chores;
        this.settings = settings;
    }

    @EventListener
    void on(PrivacyEvent.Erased erased) {
        entries.of(erased.personIds()).forEach(entry -> leave(Chores.Kind.REMOVE_ENTRY, entry.text(), erased));
        // a key that several people share is never forwarded
        if (settings.forwardsErasures() && !erased.tally().hasSharedKeys()) {
            forward(erased);
        }
        records.give(erased.personIds(), DncRecords.ANYBODY);
        reports.forget(erased.personIds());
        holders.forget(erased.personIds());
    }

    private void forward(PrivacyEvent.Erased erased) {
        String email = erased.keys().email();
        String phone = erased.keys().phone();
        if (email != null) {
            leave(Chores.Kind.ERASE_EMAIL, email, erased);
        }
        if (phone != null) {
            leave(Chores.Kind.ERASE_PHONE, phone, erased);
        }
        if (email != null || phone != null) {
            erased.tally().leaveElsewhere(Destination.CXONE, LEFT_BY_HAND);
            erased.tally().addByHand(Destination.CXONE, 1);
        }
    }

    private void leave(Chores.Kind kind, String subject, PrivacyEvent.Erased erased) {
        chores.add(kind, subject, erased.receiptId());
        erased.tally().addCorrections(Destination.CXONE, 1);
    }

    @EventListener
    void on(PersonsJoined joined) {
        entries.of(joined.joined())
                .forEach(entry -> chores.add(Chores.Kind.REMOVE_ENTRY, entry.text(), Chores.NO_RECEIPT));
        records.give(joined.joined(), joined.personId());
        reports.forget(joined.joined());
        holders.forget(joined.joined());
    }
}
