package dev.contactenricher.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Starts spans whose ids follow from those that the service has anyway, so that every replica, and a restarted one, knows
 * them: the id of a trace is that of the job or call that it is about, without dashes.
 */
final class SpanTree {

    private static final int TRACE = 32;
    private static final int SPAN = 16;

    private final Tracer tracer;
    private final ChosenIds ids;
    private final EvenSampler sampler;

    SpanTree(Tracer tracer, ChosenIds ids, EvenSampler sampler) {
        this.tracer = tracer;
        this.ids = ids;
        this.sampler = sampler;
    }

    /** The first span of what has this UUID, in this process or another; invalid where it is none. */
    SpanContext of(String uuid) {
        String trace = uuid.replace("-", "");
        if (trace.length() != TRACE) {
            return SpanContext.getInvalid();
        }
        TraceFlags flags = sampler.takes(trace) ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.createFromRemoteParent(trace, trace.substring(SPAN), flags, TraceState.getDefault());
    }

    /** A finished span that is the first of what has this UUID. */
    SpanContext first(String uuid, String name, SpanKind kind, Instant from, Instant to, Consumer<SpanBuilder> more) {
        SpanBuilder span = tracer.spanBuilder(name).setNoParent();
        return ids.with(of(uuid), () -> finished(span, kind, from, to, more));
    }

    /** A finished span below the first of what has this UUID. */
    SpanContext below(String uuid, String name, SpanKind kind, Instant from, Instant to, Consumer<SpanBuilder> more) {
        Span first = Span.wrap(of(uuid));
        return finished(tracer.spanBuilder(name).setParent(Context.root().with(first)), kind, from, to, more);
    }

    private static SpanContext finished(
            SpanBuilder builder, SpanKind kind, Instant from, Instant to, Consumer<SpanBuilder> more) {
        more.accept(builder.setSpanKind(kind).setStartTimestamp(from));
        Span span = builder.startSpan();
        span.end(to);
        return span.getSpanContext();
    }
}
