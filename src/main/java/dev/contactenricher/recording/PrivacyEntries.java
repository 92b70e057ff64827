package dev.contactenricher.recording;

import static dev.contactenricher.audit.AuditAction.CONSENT_WITHDRAWN;
import static dev.contactenricher.audit.AuditAction.SUBJECT_ACCESSED;
import static dev.contactenricher.audit.AuditAction.SUBJECT_ERASED;

import dev.contactenricher.audit.AuditAction;
import dev.contactenricher.audit.Chain;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.contact.Channel;
import dev.contactenricher.records.PrivacyEvent;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What persons wished, as entries: one for each person, or one without a subject when no such person was known. */
@Component
class PrivacyEntries {

    private final Chain chain;

    PrivacyEntries(Chain chain) {
        this.chain = chain;
    }

    @EventListener
    void on(PrivacyEvent event) {
        chain.append(
                switch (event) {
                    case PrivacyEvent.Erased erased ->
                        drafts(event, erased.personIds(), SUBJECT_ERASED, erasure(erased.receiptId()));
                    case PrivacyEvent.Accessed accessed ->
                        drafts(event, accessed.personIds(), SUBJECT_ACCESSED, Details.of(Detail.ARTICLE, "gdpr.art15"));
                    case PrivacyEvent.Withdrawn withdrawn ->
                        withdrawn.withdrawals().stream()
                                .flatMap(one -> drafts(
                                        event,
                                        one.personIds(),
                                        CONSENT_WITHDRAWN,
                                        withdrawal(one.channels())
                                                .with(Detail.PRIVACY_REQUEST_ID, withdrawn.receiptId()))
                                        .stream())
                                .toList();
                    case PrivacyEvent.Refused refused ->
                        refused.refusals().stream()
                                .map(one -> draft(
                                        event,
                                        CONSENT_WITHDRAWN,
                                        one.personId(),
                                        withdrawal(one.channels().keySet())))
                                .toList();
                });
    }

    private static List<Draft> drafts(PrivacyEvent event, List<String> personIds, AuditAction action, Details details) {
        List<@Nullable String> subjects =
                personIds.isEmpty() ? Collections.singletonList(null) : List.copyOf(personIds);
        return subjects.stream()
                .map(subject -> draft(event, action, subject, details))
                .toList();
    }

    private static Details erasure(String receiptId) {
        return Details.of(Detail.ARTICLE, "gdpr.art17").with(Detail.PRIVACY_REQUEST_ID, receiptId);
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
