package dev.contactenricher.metrics;

import dev.contactenricher.privacy.CorrectionBacklog;
import dev.contactenricher.privacy.CorrectionsEnded;
import dev.contactenricher.records.Destination;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts refusals on their way to systems that were told otherwise, and shows how long they take. */
@Component
class CorrectionMeters {

    private static final String CORRECTIONS = "enricher.corrections";
    private static final String DESTINATION = "destination";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry registry;

    CorrectionMeters(MeterRegistry registry, List<CorrectionBacklog> backlogs, Patience patience) {
        this.registry = registry;
        for (Destination destination : Destination.values()) {
            for (CorrectionsEnded.Outcome outcome : CorrectionsEnded.Outcome.values()) {
                counter(destination, outcome);
            }
        }
        for (CorrectionBacklog backlog : backlogs) {
            Polled<Double> oldest = Polled.eachSecond(() -> backlog.oldest().toMillis() / 1000.0, patience);
            Gauge.builder("enricher.corrections.oldest", oldest, polled -> polled.value(seconds -> seconds))
                    .description("How long ago the refusal was heard that has waited for longest to be confirmed")
                    .baseUnit("seconds")
                    .tag(DESTINATION, backlog.destination().wireName())
                    .strongReference(true)
                    .register(registry);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CorrectionsEnded ended) {
        counter(ended.destination(), ended.outcome()).increment(ended.corrections());
    }

    private Counter counter(Destination destination, CorrectionsEnded.Outcome outcome) {
        return Counter.builder(CORRECTIONS)
                .description("Refusals of whom somebody else was told otherwise, by how their corrections ended")
                .tag(DESTINATION, destination.wireName())
                .tag(OUTCOME, Meters.word(outcome))
                .register(registry);
    }
}
