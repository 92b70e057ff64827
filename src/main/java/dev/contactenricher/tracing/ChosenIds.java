package dev.contactenricher.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random ids, unless the thread that starts a span has chosen them. */
final class ChosenIds implements IdGenerator {

    private static final ThreadLocal<@Nullable SpanContext> CHOSEN = new ThreadLocal<>();

    private final IdGenerator random = IdGenerator.random();

    /** @param start starts one span without a parent, which gets these ids */
    <T> T with(SpanContext ids, Supplier<T> start) {
        CHOSEN.set(ids);
        try {
            return start.get();
        } finally {
            CHOSEN.remove();
        }
    }

    @Override
    public String generateTraceId() {
        SpanContext ids = CHOSEN.get();
        return ids == null ? random.generateTraceId() : ids.getTraceId();
    }

    @Override
    public String generateSpanId() {
        SpanContext ids = CHOSEN.get();
        return ids == null ? random.generateSpanId() : ids.getSpanId();
    }
}
