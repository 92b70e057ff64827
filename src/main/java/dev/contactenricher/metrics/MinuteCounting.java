package dev.contactenricher.metrics;

import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.queue.MergeEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts what happens by the minute, in the transaction in which it happens. */
@Component
class MinuteCounting {

    private final MinuteTable table;

    MinuteCounting(MinuteTable table) {
        this.table = table;
    }

    @EventListener
    void on(IntakeEvent.BatchSubmitted batch) {
        table.add(Flow.TAKEN_IN, batch.counts().accepted(), batch.at());
    }

    @EventListener
    void on(MergeEvent.Claimed claimed) {
        table.add(Flow.REQUESTS, 1, claimed.at());
    }

    @EventListener
    void on(MergeEvent.Accepted accepted) {
        table.add(Flow.SENT, accepted.entries().size(), accepted.at());
    }

    @EventListener
    void on(MergeEvent.Completed completed) {
        table.add(Flow.CONFIRMED, completed.entries().size(), completed.at());
    }

    @EventListener
    void on(ExportEvent.Exported exported) {
        table.add(Flow.EXPORTED, exported.entries().size(), exported.at());
    }
}
