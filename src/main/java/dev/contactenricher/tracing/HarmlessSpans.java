package dev.contactenricher.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Exports each span as a {@link HarmlessSpan}. Calls that only ask how the service is are left out. */
final class HarmlessSpans implements SpanExporter {

    static final AttributeKey<String> URI = AttributeKey.stringKey("uri");

    private final SpanExporter exporter;
    private final Consumer<@Nullable Throwable> failures;

    /** @param failures is told of spans that could not be delivered */
    HarmlessSpans(SpanExporter exporter, Consumer<@Nullable Throwable> failures) {
        this.exporter = exporter;
        this.failures = failures;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        List<SpanData> told = spans.stream()
                .filter(span -> !asksHowItIs(span))
                .<SpanData>map(HarmlessSpan::new)
                .toList();
        CompletableResultCode export = told.isEmpty() ? CompletableResultCode.ofSuccess() : exporter.export(told);
        return export.whenComplete(() -> {
            if (!export.isSuccess()) {
                failures.accept(export.getFailureThrowable());
            }
        });
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }

    private static boolean asksHowItIs(SpanData span) {
        String uri = span.getAttributes().get(URI);
        return uri != null && (uri.startsWith("/health") || uri.equals("/metrics"));
    }
}
