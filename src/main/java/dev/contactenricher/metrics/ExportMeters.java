package dev.contactenricher.metrics;

import dev.contactenricher.sending.ExportBacklog;
import dev.contactenricher.sending.ExportBacklog.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Shows what waits for the marketing platform, and why. */
@Component
class ExportMeters {

    private final Polled<Standing> standing;

    ExportMeters(MeterRegistry registry, ExportBacklog exports, Patience patience) {
        standing = Polled.eachSecond(exports::standing, patience);
        gauge("enricher.export.queue.contacts", Standing::queued)
                .description("Contacts that wait for the marketing platform")
                .register(registry);
        gauge("enricher.export.oldest", now -> now.oldest().toMillis() / 1000.0)
                .description("How long ago the longest waiting contact was merged")
                .baseUnit("seconds")
                .register(registry);
        for (String reason : List.of("outage", "throttled", "forbidden")) {
            gauge("enricher.export.paused", now -> reason.equals(now.paused()) ? 1 : 0)
                    .description("1 while exports are paused")
                    .tag("reason", reason)
                    .register(registry);
        }
    }

    private Gauge.Builder<Polled<Standing>> gauge(String name, ToDoubleFunction<Standing> part) {
        return Gauge.builder(name, standing, polled -> polled.value(part)).strongReference(true);
    }
}
