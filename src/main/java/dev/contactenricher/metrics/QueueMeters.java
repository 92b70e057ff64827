package dev.contactenricher.metrics;

import dev.contactenricher.merge.EntryState;
import dev.contactenricher.merge.MergeJobService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Shows how the queue stands. It is asked when metrics are read, and remembers its answer for a moment. */
@Component
class QueueMeters {

    QueueMeters(MeterRegistry registry, MergeJobService merge) {
        for (EntryState state : List.of(EntryState.QUEUED, EntryState.SUBMITTED, EntryState.FAILED)) {
            gauge("enricher.queue.contacts", merge, queue -> count(queue, state))
                    .description("Contacts in the queue")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge(
                        "enricher.queue.oldest",
                        merge,
                        queue -> queue.statistics().oldestWaiting().toMillis() / 1000.0)
                .description("How long the longest waiting contact has waited")
                .baseUnit("seconds")
                .register(registry);
        gauge("enricher.dead.letters", merge, queue -> count(queue, EntryState.FAILED))
                .description("Merges that wait for someone's decision")
                .register(registry);
        gauge("enricher.cxone.budget.used", merge, queue -> queue.statistics().budgetUsed())
                .description("Share of the current window's permits that is taken")
                .register(registry);
        for (String reason : List.of("outage", "throttled", "forbidden", "unconfirmed")) {
            gauge(
                            "enricher.sending.paused",
                            merge,
                            queue -> queue.statistics().paused().contains(reason) ? 1 : 0)
                    .description("1 while sending is paused or confirmations stand still")
                    .tag("reason", reason)
                    .register(registry);
        }
    }

    private static Gauge.Builder<MergeJobService> gauge(
            String name, MergeJobService merge, ToDoubleFunction<MergeJobService> value) {
        return Gauge.builder(name, merge, value).strongReference(true);
    }

    private static double count(MergeJobService merge, EntryState state) {
        return merge.statistics().contacts().getOrDefault(state, 0L);
    }
}
