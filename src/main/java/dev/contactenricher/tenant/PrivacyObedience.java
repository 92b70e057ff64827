package dev.contactenricher.tenant;

import dev.contactenricher.cxone.Dialects;
import dev.contactenricher.people.PersonsJoined;
import dev.contactenricher.privacy.PrivacyEvent;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets erased persons; of their refusals only that of the number stays. */
@Component("tenantPrivacyObedience")
@ConditionalOnProperty(name = Dialects.PROPERTY, havingValue = Dialects.PUBLISHED)
class PrivacyObedience {

    private final DncRecords records;
    private final CardReports reports;

    PrivacyObedience(DncRecords records, CardReports reports) {
        this.records = records;
        this.reports = reports;
    }

    @EventListener
    void on(PrivacyEvent.Erased erased) {
        records.give(erased.personIds(), DncRecords.ANYBODY);
        reports.forget(erased.personIds());
    }

    @EventListener
    void on(PersonsJoined joined) {
        records.give(joined.joined(), joined.personId());
        reports.forget(joined.joined());
    }
}
