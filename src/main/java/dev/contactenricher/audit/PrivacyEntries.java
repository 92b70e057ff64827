package dev.contactenricher.audit;

import static dev.contactenricher.audit.AuditAction.CONSENT_WITHDRAWN;
import static dev.contactenricher.audit.AuditAction.SUBJECT_ACCESSED;
import static dev.contactenricher.audit.AuditAction.SUBJECT_ERASED;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.privacy.PrivacyEvent;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
            case PrivacyEvent.Erased ignored -> append(event, SUBJECT_ERASED, Details.of(Detail.ARTICLE, "gdpr.art17"));
            case PrivacyEvent.Accessed ignored ->
                append(event, SUBJECT_ACCESSED, Details.of(Detail.ARTICLE, "gdpr.art15"));
            case PrivacyEvent.Withdrawn withdrawn ->
                withdrawn
                        .withdrawals()
                        .forEach(one -> append(event, one.personIds(), CONSENT_WITHDRAWN, withdrawal(one.channels())));
            case PrivacyEvent.Refused refused ->
                entries.append(refused.refusals().stream()
                        .map(one -> draft(
                                event,
                                CONSENT_WITHDRAWN,
                                one.personId(),
                                withdrawal(one.channels().keySet())))
                        .toList());
        }
    }

    private void append(PrivacyEvent event, AuditAction action, Details details) {
        append(event, event.personIds(), action, details);
    }

    private void append(PrivacyEvent event, List<String> personIds, AuditAction action, Details details) {
        List<@Nullable String> subjects =
                personIds.isEmpty() ? Collections.singletonList(null) : List.copyOf(personIds);
        entries.append(subjects.stream()
                .map(subject -> draft(event, action, subject, details))
                .toList());
    }

    private static Draft draft(PrivacyEvent event, AuditAction action, @Nullable String subject, Details details) {
        return new Draft(action, event.actor(), subject, details, event.at());
    }

    private static Details withdrawal(Set<Channel> channels) {
        return Details.of(Detail.ARTICLE, "gdpr.art7")
                .with(
                        Detail.CHANNELS,
                        channels.stream().sorted().map(Channel::wireName).toList());
    }
}
