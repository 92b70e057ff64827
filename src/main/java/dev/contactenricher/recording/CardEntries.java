package dev.contactenricher.recording;

import static dev.contactenricher.audit.AuditAction.CARDS_FOUND;
import static dev.contactenricher.audit.AuditAction.CARDS_MERGED;

import dev.contactenricher.audit.Chain;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.tenant.CardEvent;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What was found and done about several cards of a person, as counts. */
@Component
class CardEntries {

    private final Chain chain;

    CardEntries(Chain chain) {
        this.chain = chain;
    }

    @EventListener
    void on(CardEvent event) {
        Details contact = Details.ofContact(event.jobId(), event.index());
        Draft draft = switch (event) {
            case CardEvent.Found found ->
                new Draft(
                        CARDS_FOUND,
                        Draft.SYSTEM,
                        found.personId(),
                        contact.with(Detail.DUPLICATES, found.duplicates()).with(Detail.DOUBTFUL, found.doubtful()),
                        found.at());
            case CardEvent.Merged merged ->
                new Draft(
                        CARDS_MERGED,
                        Draft.SYSTEM,
                        merged.personId(),
                        contact.with(Detail.CARDS, merged.cards()),
                        merged.at());
        };
        chain.append(List.of(draft));
    }
}
