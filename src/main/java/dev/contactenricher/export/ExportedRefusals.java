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
        long corrections = items.stream().filter(ExportItem::isCorrection).count();
        if (corrections > 0) {
            told.add(new CorrectionsEnded(Destination.MARKETING, outcome, (int) corrections, at));
        }
        told.addAll(settled(items, settled(outcome), at));
        return told;
    }

    /** @return the events that tell the receipts of the corrections among these items that they wait again */
    static List<Settled> retried(List<ExportItem> items, Instant at) {
        return settled(items, Settled.Outcome.RETRIED, at);
    }

    private static Settled.Outcome settled(CorrectionsEnded.Outcome outcome) {
        return switch (outcome) {
            case CONFIRMED, SUPERSEDED -> Settled.Outcome.CONFIRMED;
            case FAILED -> Settled.Outcome.FAILED;
            case BY_HAND -> Settled.Outcome.BY_HAND;
        };
    }

    private static List<Settled> settled(List<ExportItem> items, Settled.Outcome outcome, Instant at) {
        var receipts = new TreeMap<String, Integer>();
        for (ExportItem item : items) {
            if (item.isCorrection() && item.refusal() != null) {
                item.refusal().receiptIds().forEach(receipt -> receipts.merge(receipt, 1, Integer::sum));
            }
        }
        return receipts.entrySet().stream()
                .map(one -> new Settled(one.getKey(), Destination.MARKETING, outcome, one.getValue(), at))
                .toList();
    }
}
