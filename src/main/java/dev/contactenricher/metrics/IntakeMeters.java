package dev.contactenricher.metrics;

import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.queue.MergeEvent;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts contacts by what became of them at intake. */
@Component
class IntakeMeters {

    private static final String CONTACTS = "enricher.contacts";

    private final MeterRegistry registry;

    IntakeMeters(MeterRegistry registry) {
        this.registry = registry;
        Meters.start(
                registry,
                CONTACTS,
                "Contacts received, by what became of them at intake; absent: CXone has no card of the person",
                List.of("accepted", "duplicate", "unchanged", "rejected", "absent"));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(IntakeEvent.BatchSubmitted batch) {
        add("accepted", batch.counts().accepted());
        add("duplicate", batch.counts().duplicates());
        add("unchanged", batch.counts().unchanged());
        add("rejected", batch.counts().rejected());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeEvent.Absent absent) {
        add("absent", absent.entries().size());
    }

    private void add(String outcome, int contacts) {
        registry.counter(CONTACTS, "outcome", outcome).increment(contacts);
    }
}
