package dev.contactenricher.tenant;

import dev.contactenricher.people.PersonsJoined;
import dev.contactenricher.privacy.PrivacyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets erased persons; of their refusals only that of the number stays. */
@Component("tenantPrivacyObedience")
class PrivacyObedience {

    private final DncRecords records;
    private final CardReports reports;
    private final CardHolders holders;

    PrivacyObedience(DncRecords records, CardReports reports, CardHolders holders) {
        this.records = records;
        this.reports = reports;
        this.holders = holders;
    }

    @EventListener
    void on(PrivacyEvent.Erased erased) {
        records.give(erased.personIds(), DncRecords.ANYBODY);
        reports.forget(erased.personIds());
        holders.forget(erased.personIds());
    }

    @EventListener
    void on(PersonsJoined joined) {
        records.give(joined.joined(), joined.personId());
        reports.forget(joined.joined());
        holders.forget(joined.joined());
    }
}
