package dev.contactenricher.tenant;

import static dev.contactenricher.records.PersonColumn.attribute;
import static dev.contactenricher.records.PersonColumn.hash;
import static dev.contactenricher.records.PersonColumn.person;
import static dev.contactenricher.records.PersonColumn.sealed;

import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Expiry;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Room;
import dev.contactenricher.store.GradualDeletion;
import java.util.List;
import org.springframework.stereotype.Component;

/** The persons that CXone's cards and address book entries were written for, and those that refused a number. */
@Component
class CardRecords implements PersonRecords {

    private final DncRecords records;
    private final CardReports reports;
    private final CardHolders holders;
    private final BookEntries entries;
    private final Chores chores;
    private final TenantSettings settings;
    private final GradualDeletion deletion;

    CardRecords(
            DncRecords records,
            CardReports reports,
            CardHolders holders,
            BookEntries entries,
            Chores chores,
            TenantSettings settings,
            GradualDeletion deletion) {
        this.records = records;
        this.reports = reports;
        this.holders = holders;
        this.entries = entries;
        this.chores = chores;
        this.settings = settings;
        this.deletion = deletion;
    }

    @Override
    public Room room() {
        return Room.CXONE_CARDS;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                person("tenant_card", "person_id"),
                sealed("tenant_card", "card_id", "person_id"),
                hash("tenant_card", "card_hash"),
                person("tenant_card_report", "person_id"),
                person("tenant_book_entry", "person_id"),
                hash("tenant_book_entry", "external_id"),
                attribute("tenant_dnc_refusal", "person_id"),
                hash("tenant_dnc_refusal", "number_hash"),
                hash("tenant_dnc_record", "number_hash"),
                sealed("tenant_chore", "subject", "id"));
    }

    @Override
    public List<String> held(List<String> personIds) {
        return holders.cardsOf(personIds);
    }

    /** Of their refusals only that of the number stays. */
    @Override
    public Consequences erase(PrivacyEvent.Erased erased) {
        Consequences done = Consequences.NONE;
        for (var entry : entries.of(erased.personIds())) {
            done = done.and(leave(Chores.Kind.REMOVE_ENTRY, entry.text(), erased));
        }
        if (settings.forwardsErasures()) {
            done = done.and(forward(erased));
        }
        records.give(erased.personIds(), DncRecords.UNKNOWN_OWNER);
        reports.forget(erased.personIds());
        holders.forget(erased.personIds());
        return done;
    }

    /** Privacy requests do not reach customer cards; these are erased in CXone, by hand. */
    private Consequences forward(PrivacyEvent.Erased erased) {
        String email = erased.keys().email();
        String phone = erased.keys().phone();
        Consequences done = Consequences.NONE;
        if (email != null) {
            done = done.and(leave(Chores.Kind.ERASE_EMAIL, email, erased));
        }
        if (phone != null) {
            done = done.and(leave(Chores.Kind.ERASE_PHONE, phone, erased));
        }
        return email == null && phone == null
                ? done
                : done.and(Consequences.partlyTold(Destination.CXONE)).and(Consequences.byHand(Destination.CXONE, 1));
    }

    private Consequences leave(Chores.Kind kind, String subject, PrivacyEvent.Erased erased) {
        chores.add(kind, subject, erased.receiptId());
        return Consequences.corrections(Destination.CXONE, 1);
    }

    @Override
    public void join(List<String> joined, String personId) {
        entries.of(joined).forEach(entry -> chores.add(Chores.Kind.REMOVE_ENTRY, entry.text(), Chores.NO_RECEIPT));
        records.give(joined, personId);
        reports.forget(joined);
        holders.give(joined, personId);
    }

    @Override
    public void forget(Expiry expiry) {
        deletion.all(() -> holders.purge(expiry.memory()));
        deletion.all(() -> reports.purge(expiry.outcomes()));
    }
}
