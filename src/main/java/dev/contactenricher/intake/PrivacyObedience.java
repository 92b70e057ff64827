package dev.contactenricher.intake;

import dev.contactenricher.jobs.JobContacts;
import dev.contactenricher.privacy.PrivacyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets in the results of batches whom they are about. */
@Component("intakePrivacyObedience")
class PrivacyObedience {

    private final JobContacts contacts;
    private final RejectedContacts rejected;

    PrivacyObedience(JobContacts contacts, RejectedContacts rejected) {
        this.contacts = contacts;
        this.rejected = rejected;
    }

    @EventListener
    void on(PrivacyEvent.Erased erased) {
        contacts.erase(erased.personIds());
        rejected.erase(erased.keyHashes());
    }
}
