package dev.contactenricher.export;

import dev.contactenricher.privacy.CorrectionsEnded.Outcome;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Claims the next batch: one that is due again, else a new one of the contacts that wait longest. */
@Component
class ExportClaims {

    private final ExportGate gate;
    private final ExportBatches batches;
    private final ExportItems items;
    private final ExportedPersons exported;
    private final Dialect dialect;
    private final ExportSettings settings;
    private final ApplicationEventPublisher events;

    ExportClaims(
            ExportGate gate,
            ExportBatches batches,
            ExportItems items,
            ExportedPersons exported,
            Dialect dialect,
            ExportSettings settings,
            ApplicationEventPublisher events) {
        this.gate = gate;
        this.batches = batches;
        this.items = items;
        this.exported = exported;
        this.dialect = dialect;
        this.settings = settings;
        this.events = events;
    }

    /**
     * @param holder proves at the answer that the claim was not given to another sender meanwhile
     * @param heldUntil no call may start later than one time-out before
     * @param isLast whether it takes all that waits
     */
    record Claim(String batchId, List<ExportItem> items, String holder, Instant heldUntil, boolean isLast) {}

    /**
     * Empty when nothing is to be sent now.
     *
     * @param packing whether a new batch may be made of what waits
     */
    @Transactional
    public Optional<Claim> next(boolean packing) {
        Instant now = dialect.instant();
        GateState state = gate.lock();
        if (!state.isOpen(now)) {
            return Optional.empty();
        }
        Optional<String> due = due(now);
        Optional<String> batchId = due.or(() -> packing ? fresh(state, now) : Optional.empty());
        if (batchId.isEmpty()) {
            return Optional.empty();
        }
        List<ExportItem> contents = items.ofBatch(batchId.get());
        exported.remember(contents, batchId.get());
        // before the call, so that whatever becomes of it and of its persons, the disclosure is on record
        events.publishEvent(new ExportEvent.Submitted(
                contents.stream().map(ExportItem::entry).toList(), ExportItem.corrections(contents), now));
        String holder = Ids.random();
        Instant heldUntil = now.plus(settings.timeout().multipliedBy(2));
        gate.write(state.heldBy(holder, heldUntil));
        boolean isLast = due.isEmpty() && contents.size() < settings.batchSize();
        return Optional.of(new Claim(batchId.get(), contents, holder, heldUntil, isLast));
    }

    /** Batches whose contacts were all stopped meanwhile are dropped on the way. */
    private Optional<String> due(Instant now) {
        Optional<ExportBatches.Batch> due = batches.due(now);
        while (due.isPresent() && !hasContents(due.get().id(), now)) {
            batches.remove(due.get().id());
            due = batches.due(now);
        }
        return due.map(ExportBatches.Batch::id);
    }

    private Optional<String> fresh(GateState state, Instant now) {
        String id = Ids.timeOrdered(now);
        while (items.pack(id, settings.batchSize()) > 0) {
            if (hasContents(id, now)) {
                batches.add(id, state.successes(), now);
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** Whether a contact is left in the batch without those of persons that the platform was told newer news of. */
    private boolean hasContents(String batchId, Instant now) {
        List<ExportItem> contents = items.ofBatch(batchId);
        List<ExportItem> overtaken = exported.overtaken(contents);
        if (!overtaken.isEmpty()) {
            items.leaveOut(overtaken.stream().map(ExportItem::id).toList(), now);
            ExportedRefusals.ended(overtaken, Outcome.SUPERSEDED, now).forEach(events::publishEvent);
        }
        return overtaken.size() < contents.size();
    }
}
