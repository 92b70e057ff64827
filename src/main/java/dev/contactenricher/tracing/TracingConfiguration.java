package dev.contactenricher.tracing;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.PropagatingReceiverTracingObservationHandler;
import io.micrometer.tracing.propagation.Propagator;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Of what Spring observes only requests that come in become spans; what follows from them, {@link JobTraces} tells. Tasks
 * that look for work twice a second would be most of what is told otherwise, and other companies need not hear our ids.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(TracingSwitch.class)
@Import({ChosenIds.class, JobTraces.class})
class TracingConfiguration {

    @Bean
    SdkTracerProviderBuilderCustomizer idsAndSampler(ChosenIds ids, Sampler sampler) {
        return builder -> builder.setIdGenerator(ids).setSampler(new EvenSampler(sampler));
    }

    @Bean
    SpanTree spanTree(io.opentelemetry.api.trace.Tracer tracer, ChosenIds ids, Sampler sampler) {
        return new SpanTree(tracer, ids, new EvenSampler(sampler));
    }

    @Bean
    SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters, Clock clock) {
        var log = new CollectorLog(clock);
        return SpanExporters.of(exporters
                .orderedStream()
                .<SpanExporter>map(exporter -> new HarmlessSpans(exporter, log::lost))
                .toList());
    }

    @Bean
    PropagatingReceiverTracingObservationHandler<?> spansOfRequests(Tracer tracer, Propagator propagator) {
        return new PropagatingReceiverTracingObservationHandler<>(tracer, propagator);
    }
}
