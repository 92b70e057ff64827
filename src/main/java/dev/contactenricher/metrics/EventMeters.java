package dev.contactenricher.metrics;

import dev.contactenricher.cxone.CxoneEvent;
import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.webhook.WebhookEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Counts webhooks, exports and token renewals. */
@Component
class EventMeters {

    private static final String WEBHOOKS = "enricher.webhook.events";
    private static final String EXPORTS = "enricher.exports";
    private static final String EXPORTED = "exported";
    private static final String FAILED = "failed";

    private final MeterRegistry registry;
    private final Counter renewals;

    EventMeters(MeterRegistry registry) {
        this.registry = registry;
        Meters.start(registry, WEBHOOKS, "Webhooks from CXone, by what became of them", WebhookEvent.Outcome.values());
        Meters.start(registry, EXPORTS, "Contacts for the marketing platform", List.of(EXPORTED, FAILED));
        renewals = Meters.counter(registry, "enricher.token.renewals", "OAuth tokens fetched");
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(WebhookEvent event) {
        registry.counter(WEBHOOKS, "outcome", Meters.word(event.outcome())).increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ExportEvent.Exported exported) {
        registry.counter(EXPORTS, "outcome", EXPORTED)
                .increment(exported.entries().size());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ExportEvent.Failed failed) {
        registry.counter(EXPORTS, "outcome", FAILED).increment();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(CxoneEvent.TokenRenewed renewed) {
        renewals.increment();
    }
}
