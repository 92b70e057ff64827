package dev.contactenricher.intake;

import dev.contactenricher.privacy.PrivacyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Forgets in the results of batches whom they are about. */
@Component("intakePrivacyObedience")
class PrivacyObedience {

    private final JobContacts contacts;

    PrivacyObedience(JobContacts contacts) {
        this.contacts = contacts;
    }

    @EventListener
    void on(PrivacyEvent.Erased erased) {
        contacts.erase(erased.personIds());
    }
}
