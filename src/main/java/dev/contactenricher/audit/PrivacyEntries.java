package dev.contactenricher.audit;

import static dev.contactenricher.audit.AuditAction.CONSENT_WITHDRAWN;
import static dev.contactenricher.audit.AuditAction.SUBJECT_ACCESSED;
import static dev.contactenricher.audit.AuditAction.SUBJECT_ERASED;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.privacy.PrivacyEvent;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What persons wished, as entries: one for each person, or one without a subject when nobody was known. */
@Component
class PrivacyEntries {

    private final AuditEntries entries;

    PrivacyEntries(AuditEntries entries) {
        this.entries = entries;
    }

    @EventListener
    void on(PrivacyEvent event) {
        switch (event) {
            case PrivacyEvent.Erased ignored -> append(event, SUBJECT_ERASED, Details.of("article", "gdpr.art17"));
            case PrivacyEvent.Accessed ignored -> append(event, SUBJECT_ACCESSED, Details.of("article", "gdpr.art15"));
            case PrivacyEvent.Withdrawn withdrawn ->
                append(
                        event,
                        CONSENT_WITHDRAWN,
                        Details.of("article", "gdpr.art7")
                                .with(
                                        "channels",
                                        withdrawn.channels().stream()
                                                .sorted()
                                                .map(Channel::wireName)
                                                .toList()));
        }
    }

    private void append(PrivacyEvent event, AuditAction action, Details details) {
        List<@Nullable String> subjects =
                event.personIds().isEmpty() ? Collections.singletonList(null) : List.copyOf(event.personIds());
        entries.append(subjects.stream()
                .map(subject -> new Draft(action, event.actor(), subject, details.toMap(), event.at()))
                .toList());
    }
}
