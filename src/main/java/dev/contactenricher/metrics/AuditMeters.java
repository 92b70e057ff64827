package dev.contactenricher.metrics;

import dev.contactenricher.audit.AuditStatistics;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Shows how long the audit chain is, and how far it lags behind. */
@Component
class AuditMeters {

    AuditMeters(MeterRegistry registry, AuditStatistics audit) {
        FunctionCounter.builder("enricher.audit.entries", audit, AuditStatistics::chained)
                .description("Entries of the audit chain, the same on every replica")
                .register(registry);
        Gauge.builder(
                        "enricher.audit.unchained",
                        audit,
                        trail -> trail.unchainedFor().toMillis() / 1000.0)
                .description("Age of the oldest audit entry that is not chained yet")
                .baseUnit("seconds")
                .register(registry);
    }
}
