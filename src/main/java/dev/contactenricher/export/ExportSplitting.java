package dev.contactenricher.export;

import dev.contactenricher.export.ExportClaims.Claim;
import dev.contactenricher.privacy.CorrectionsEnded.Outcome;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** Takes a refused batch apart until the contact at fault stands alone, and gives that one up. */
final class ExportSplitting {

    private final ExportBatches batches;
    private final ExportItems items;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    ExportSplitting(ExportBatches batches, ExportItems items, Dialect dialect, ApplicationEventPublisher events) {
        this.batches = batches;
        this.items = items;
        this.dialect = dialect;
        this.events = events;
    }

    /** Takes the batch apart until the profile at fault stands alone, and gives that one up. */
    void split(Claim claim, GateState state, String code, @Nullable Integer status) {
        List<ExportItem> all = items.ofBatch(claim.batchId());
        batches.remove(claim.batchId());
        if (all.size() == 1) {
            ExportItem item = all.getFirst();
            items.fail(item.id(), code, status, dialect.instant());
            events.publishEvent(new ExportEvent.Failed(
                    item.entry(), item.isCorrection(), code, item.attempts(), dialect.instant()));
            ExportedRefusals.ended(all, Outcome.FAILED, dialect.instant()).forEach(events::publishEvent);
            return;
        }
        int half = all.size() / 2;
        part(all.subList(0, half), state);
        part(all.subList(half, all.size()), state);
    }

    private void part(List<ExportItem> some, GateState state) {
        if (!some.isEmpty()) {
            String id = Ids.timeOrdered(dialect.instant());
            batches.add(id, state.successes(), dialect.instant());
            items.move(some.stream().map(ExportItem::id).toList(), id);
        }
    }
}
