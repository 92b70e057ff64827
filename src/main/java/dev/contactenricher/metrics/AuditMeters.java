package dev.contactenricher.metrics;

import dev.contactenricher.audit.AuditStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Shows how long the audit chain is, and how far it lags behind. */
@Component
class AuditMeters {

    AuditMeters(MeterRegistry registry, AuditStatistics audit, Patience patience) {
        var trail = Polled.eachSecond(() -> new Trail(audit.chained(), audit.unchainedFor()), patience);
        FunctionCounter.builder("enricher.audit.entries", trail, polled -> polled.value(Trail::chained))
                .description("Entries of the audit chain, the same on every replica")
                .register(registry);
        Gauge.builder("enricher.audit.unchained", trail, polled -> polled.value(Trail::unchainedSeconds))
                .description("Age of the oldest audit entry that is not chained yet")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
    }

    private record Trail(long chained, Duration unchained) {

        double unchainedSeconds() {
            return unchained.toMillis() / 1000.0;
        }
    }
}
