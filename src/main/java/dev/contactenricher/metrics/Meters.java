package dev.contactenricher.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Makes counters that start at zero, so that the first event of a kind is already an increase. */
final class Meters {

    private Meters() {}

    /** One counter for each outcome, by its {@link #word}. */
    static void start(MeterRegistry registry, String name, String description, Enum<?>[] outcomes) {
        start(
                registry,
                name,
                description,
                Arrays.stream(outcomes).map(Meters::word).toList());
    }

    /** As it stands in a label. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

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
