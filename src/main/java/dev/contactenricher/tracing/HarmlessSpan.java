package dev.contactenricher.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Of a span only what is known to hold no person's data: attributes by a list, no events, as these quote exceptions,
 * no description of a failure, and nothing that the caller wrote.
 */
final class HarmlessSpan extends DelegatingSpanData {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("method");
    private static final String OTHER = "OTHER";

    private static final Set<AttributeKey<?>> TOLD = Set.of(
            SpanKeys.JOB,
            SpanKeys.REQUEST,
            SpanKeys.EXPORT,
            SpanKeys.OUTCOME,
            SpanKeys.ATTEMPT,
            SpanKeys.CONTACTS,
            SpanKeys.ACCEPTED,
            SpanKeys.REJECTED,
            METHOD,
            // the template, whose variables have no values
            HarmlessSpans.URI,
            AttributeKey.stringKey("status"),
            AttributeKey.stringKey("outcome"),
            // the name of its class
            AttributeKey.stringKey("exception"));

    private final Attributes attributes;

    HarmlessSpan(SpanData span) {
        super(span);
        var kept = span.getAttributes().toBuilder();
        kept.removeIf(key -> !TOLD.contains(key));
        String method = span.getAttributes().get(METHOD);
        if (method != null && !METHODS.contains(method)) {
            kept.put(METHOD, OTHER);
        }
        attributes = kept.build();
    }

    /** Of requests that come in it begins with a method, which may be any word. */
    @Override
    public String getName() {
        String method = attributes.get(METHOD);
        String uri = attributes.get(HarmlessSpans.URI);
        if (getKind() != SpanKind.SERVER) {
            return super.getName();
        }
        return (method == null ? OTHER : method.toUpperCase(Locale.ROOT)) + (uri == null ? "" : " " + uri);
    }

    @Override
    public Attributes getAttributes() {
        return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
        return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
        return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
        return 0;
    }

    @Override
    public List<LinkData> getLinks() {
        return super.getLinks().stream()
                .map(link -> LinkData.create(plain(link.getSpanContext())))
                .toList();
    }

    @Override
    public StatusData getStatus() {
        return StatusData.create(super.getStatus().getStatusCode(), "");
    }

    @Override
    public SpanContext getSpanContext() {
        return plain(super.getSpanContext());
    }

    @Override
    public SpanContext getParentSpanContext() {
        return plain(super.getParentSpanContext());
    }

    private static SpanContext plain(SpanContext context) {
        if (!context.isValid()) {
            return context;
        }
        return context.isRemote()
                ? SpanContext.createFromRemoteParent(
                        context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault())
                : SpanContext.create(
                        context.getTraceId(), context.getSpanId(), context.getTraceFlags(), TraceState.getDefault());
    }
}
