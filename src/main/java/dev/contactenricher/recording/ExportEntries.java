package dev.contactenricher.recording;

import static dev.contactenricher.audit.AuditAction.DEAD_LETTER_DISCARDED;
import static dev.contactenricher.audit.AuditAction.DEAD_LETTER_REPLAYED;
import static dev.contactenricher.audit.AuditAction.EXPORT_COMPLETED;
import static dev.contactenricher.audit.AuditAction.EXPORT_FAILED;
import static dev.contactenricher.audit.AuditAction.EXPORT_SUBMITTED;

import dev.contactenricher.audit.AuditAction;
import dev.contactenricher.audit.Chain;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.queue.EntryRef;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to exports, as an entry for each contact. */
@Component
class ExportEntries {

    private final Chain chain;

    ExportEntries(Chain chain) {
        this.chain = chain;
    }

    @EventListener
    void on(ExportEvent event) {
        chain.append(
                switch (event) {
                    case ExportEvent.Exported exported ->
                        exported.entries().stream()
                                .map(entry -> draft(
                                        EXPORT_COMPLETED,
                                        Draft.SYSTEM,
                                        entry,
                                        contact(entry, exported.corrections().contains(entry.entryId())),
                                        event))
                                .toList();
                    case ExportEvent.Submitted submitted ->
                        submitted.entries().stream()
                                .map(entry -> draft(
                                        EXPORT_SUBMITTED,
                                        Draft.SYSTEM,
                                        entry,
                                        contact(entry, submitted.corrections().contains(entry.entryId())),
                                        event))
                                .toList();
                    case ExportEvent.Failed failed ->
                        List.of(draft(
                                EXPORT_FAILED,
                                Draft.SYSTEM,
                                failed.entry(),
                                contact(failed.entry(), failed.correction())
                                        .with(Detail.CODE, failed.code())
                                        .with(Detail.ATTEMPTS, failed.attempts()),
                                event));
                    case ExportEvent.Replayed replayed ->
                        List.of(draft(
                                DEAD_LETTER_REPLAYED,
                                Actors.actor(),
                                replayed.entry(),
                                deadLetter(replayed.entry()),
                                event));
                    case ExportEvent.Discarded discarded ->
                        List.of(draft(
                                DEAD_LETTER_DISCARDED,
                                Actors.actor(),
                                discarded.entry(),
                                deadLetter(discarded.entry()),
                                event));
                });
    }

    private static Details contact(EntryRef entry) {
        return Details.ofContact(entry.jobId(), entry.index());
    }

    /** A correction tells the platform of a refusal, after it was told of a consent. */
    private static Details contact(EntryRef entry, boolean correction) {
        return correction ? contact(entry).with(Detail.CORRECTION, true) : contact(entry);
    }

    private static Details deadLetter(EntryRef entry) {
        return contact(entry).with(Detail.KIND, "export");
    }

    private static Draft draft(AuditAction action, String actor, EntryRef entry, Details details, ExportEvent event) {
        return new Draft(action, actor, entry.personId(), details, event.at());
    }
}
