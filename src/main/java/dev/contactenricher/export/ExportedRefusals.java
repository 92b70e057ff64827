package dev.contactenricher.export;

import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What there is to tell when refusals reached the marketing platform, were given up, or need not be told any more. */
final class ExportedRefusals {

    private ExportedRefusals() {}

    /** @return the events that tell how the corrections among these items ended */
    static List<Object> ended(List<ExportItem> items, CorrectionsEnded.Outcome outcome, Instant at) {
        var told = new ArrayList<Object>();
        var receipts = new TreeMap<String, Integer>();
        int corrections = 0;
        for (ExportItem item : items) {
            if (item.isCorrection()) {
                corrections++;
                if (item.refusal() != null) {
                    item.refusal().receiptIds().forEach(receipt -> receipts.merge(receipt, 1, Integer::sum));
                }
            }
        }
        if (corrections > 0) {
            told.add(new CorrectionsEnded(Destination.MARKETING, outcome, corrections, at));
        }
        var settled = outcome == CorrectionsEnded.Outcome.FAILED ? Settled.Outcome.FAILED : Settled.Outcome.CONFIRMED;
        receipts.forEach((receipt, count) -> told.add(new Settled(receipt, Destination.MARKETING, settled, count, at)));
        return told;
    }
}
