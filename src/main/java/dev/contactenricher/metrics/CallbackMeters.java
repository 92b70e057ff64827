package dev.contactenricher.metrics;

import dev.contactenricher.callback.CallbackEvent;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts calls to the CRM's own endpoint. */
@Component
class CallbackMeters {

    private static final String CALLBACKS = "enricher.callbacks";

    private final MeterRegistry registry;

    CallbackMeters(MeterRegistry registry) {
        this.registry = registry;
        Meters.start(
                registry,
                CALLBACKS,
                "Calls to the CRM's endpoint: delivered, failed and to be repeated, or given up",
                CallbackEvent.values());
    }

    @EventListener
    void on(CallbackEvent event) {
        registry.counter(CALLBACKS, "outcome", Meters.word(event)).increment();
    }
}
