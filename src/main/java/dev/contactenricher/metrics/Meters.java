package dev.contactenricher.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Makes counters that start at zero, so that the first event of a kind is already an increase. */
final class Meters {

    private Meters() {}

    /** One counter for each outcome. */
    static void start(MeterRegistry registry, String name, String description, List<String> outcomes) {
        outcomes.forEach(outcome -> Counter.builder(name)
                .description(description)
                .tag("outcome", outcome)
                .register(registry));
    }

    static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
