package dev.contactenricher.metrics;

import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.QueueStatistics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Shows how the queue stands, by one look at the database for all that reads metrics within a second. */
@Component
class QueueMeters {

    private final Polled<Standing> standing;

    QueueMeters(MeterRegistry registry, MergeJobService merge, List<DeadLetterSource> deadLetters, Patience patience) {
        standing = Polled.eachSecond(
                () -> new Standing(
                        merge.statistics(),
                        deadLetters.stream().mapToLong(DeadLetterSource::count).sum()),
                patience);
        for (EntryState state : List.of(EntryState.QUEUED, EntryState.SUBMITTED, EntryState.FAILED)) {
            gauge("enricher.queue.contacts", now -> now.count(state))
                    .description("Contacts in the queue")
                    .tag("state", Meters.word(state))
                    .register(registry);
        }
        gauge("enricher.queue.oldest", Standing::oldestSeconds)
                .description("How long the longest waiting contact has waited")
                .baseUnit("seconds")
                .register(registry);
        gauge("enricher.dead.letters", Standing::deadLetters)
                .description("Merges and exports that wait for someone's decision")
                .register(registry);
        List<String> families = merge.budgetFamilies();
        if (families.isEmpty()) {
            budget(now -> now.queue().budgetUsed()).register(registry);
        }
        families.forEach(family -> budget(now -> now.queue().budgetsUsed().getOrDefault(family, 0.0))
                .tag("family", family)
                .register(registry));
        for (String reason : List.of("outage", "throttled", "forbidden", "unconfirmed", "operator")) {
            gauge("enricher.sending.paused", now -> now.queue().paused().contains(reason) ? 1 : 0)
                    .description("1 while sending is paused or confirmations stand still")
                    .tag("reason", reason)
                    .register(registry);
        }
    }

    private Gauge.Builder<Polled<Standing>> budget(ToDoubleFunction<Standing> part) {
        return gauge("enricher.cxone.budget.used", part)
                .description("Share of the current window's permits that is taken");
    }

    private Gauge.Builder<Polled<Standing>> gauge(String name, ToDoubleFunction<Standing> part) {
        return Gauge.builder(name, standing, polled -> polled.value(part)).strongReference(true);
    }

    private record Standing(QueueStatistics queue, long deadLetters) {

        double count(EntryState state) {
            return queue.contacts().getOrDefault(state, 0L);
        }

        double oldestSeconds() {
            return queue.oldestWaiting().toMillis() / 1000.0;
        }
    }
}
