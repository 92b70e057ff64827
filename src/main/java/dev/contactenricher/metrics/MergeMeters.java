package dev.contactenricher.metrics;

import dev.contactenricher.queue.MergeEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts and times what goes to CXone and comes back. */
@Component
class MergeMeters {

    private static final String REQUESTS = "enricher.merge.requests";
    private static final String THROTTLED = "throttled";

    private final MeterRegistry registry;
    private final Counter throttled;
    private final DistributionSummary chunk;
    private final Timer latency;

    MergeMeters(MeterRegistry registry) {
        this.registry = registry;
        Meters.start(
                registry,
                REQUESTS,
                "Merge requests to CXone, by how they were answered",
                List.of("accepted", "unauthorized", "forbidden", "unavailable", "conflict", "refused", THROTTLED));
        throttled = Meters.counter(registry, "enricher.cxone.throttled", "Answers 429 from CXone");
        chunk = DistributionSummary.builder("enricher.merge.chunk.contacts")
                .description("Contacts in one merge request")
                .serviceLevelObjectives(1, 2, 5, 10, 20, 30, 40, 50)
                .register(registry);
        latency = Timer.builder("enricher.merge.latency")
                .description("Time from the submission to CXone to its webhook")
                .serviceLevelObjectives(Stream.of(
                                "PT0.1S", "PT0.5S", "PT1S", "PT2S", "PT5S", "PT10S", "PT30S", "PT1M", "PT2M", "PT5M",
                                "PT10M", "PT15M", "PT30M", "PT1H")
                        .map(Duration::parse)
                        .toArray(Duration[]::new))
                .register(registry);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeEvent.Claimed claimed) {
        chunk.record(claimed.entries().size());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeEvent.Answered answered) {
        registry.counter(REQUESTS, "outcome", answered.outcome()).increment();
        if (answered.outcome().equals(THROTTLED)) {
            throttled.increment();
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeEvent.Completed completed) {
        completed.entries().forEach(entry -> latency.record(entry.latency()));
    }
}
