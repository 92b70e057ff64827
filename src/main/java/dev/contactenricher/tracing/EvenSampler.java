package dev.contactenricher.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Takes a share of the traces, also where their ids are UUIDs: a sampler looks at the last eight bytes of an id, of
 * which the first two bits always say the same in a UUID (RFC 9562, section 4.1).
 */
final class EvenSampler implements Sampler {

    private static final int LOW = 16;
    private static final int VARIANT_BITS = 2;

    private final Sampler sampler;

    EvenSampler(Sampler sampler) {
        this.sampler = sampler;
    }

    /** Whether a trace of that id is taken where no caller decided before; the same for all replicas. */
    boolean takes(String traceId) {
        return shouldSample(Context.root(), traceId, "", SpanKind.INTERNAL, Attributes.empty(), List.of())
                .getDecision()
                .equals(SamplingDecision.RECORD_AND_SAMPLE);
    }

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        return sampler.shouldSample(parent, even(traceId), name, kind, attributes, links);
    }

    private static String even(String traceId) {
        long low = Long.parseUnsignedLong(traceId, LOW, 2 * LOW, LOW);
        return traceId.substring(0, LOW) + "%016x".formatted(Long.rotateLeft(low, VARIANT_BITS) | 1);
    }

    @Override
    public String getDescription() {
        return sampler.getDescription();
    }
}
