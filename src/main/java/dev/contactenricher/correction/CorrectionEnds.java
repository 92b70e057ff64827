package dev.contactenricher.correction;

import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Settled;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells how corrections ended, to the room that keeps the receipts of the wishes behind them. */
@Component
public class CorrectionEnds {

    private final CorrectionEntries entries;
    private final ToldPersons told;
    private final ApplicationEventPublisher events;

    CorrectionEnds(CorrectionEntries entries, ToldPersons told, ApplicationEventPublisher events) {
        this.entries = entries;
        this.told = told;
        this.events = events;
    }

    /** CXone confirmed them. */
    public void confirmed(List<Entry> ended, Instant now) {
        end(ended, CorrectionsEnded.Outcome.CONFIRMED, now);
    }

    /** They need not be sent any more. */
    public void superseded(List<Entry> ended, Instant now) {
        end(ended, CorrectionsEnded.Outcome.SUPERSEDED, now);
    }

    /**
     * It was given up.
     *
     * @return whether it may be kept as a dead letter; not when the person was erased
     */
    public boolean failed(Entry entry, Instant now) {
        return !end(List.of(entry), CorrectionsEnded.Outcome.FAILED, now);
    }

    /** @param ended entries of any lane, whose payloads are still there */
    private boolean end(List<Entry> ended, CorrectionsEnded.Outcome outcome, Instant now) {
        var receipts = new TreeMap<String, Integer>();
        int corrections = 0;
        boolean erased = false;
        for (Entry entry : ended) {
            if (entry.isCorrection() && entry.payload() != null) {
                Correction correction = entries.open(entry);
                correction.receipts().forEach(receipt -> receipts.merge(receipt, 1, Integer::sum));
                corrections++;
                if (correction.erased()) {
                    erased = true;
                    told.forget(List.of(entry.personId()));
                }
            }
        }
        if (corrections > 0) {
            events.publishEvent(new CorrectionsEnded(Destination.CXONE, outcome, corrections, now));
        }
        var settled = outcome == CorrectionsEnded.Outcome.FAILED ? Settled.Outcome.FAILED : Settled.Outcome.CONFIRMED;
        receipts.forEach(
                (receipt, count) -> events.publishEvent(new Settled(receipt, Destination.CXONE, settled, count, now)));
        return erased;
    }
}
