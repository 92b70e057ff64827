package dev.contactenricher.tracing;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Tracing is on where it is said where spans go: by {@code OTEL_EXPORTER_OTLP_ENDPOINT} or
 * {@code OTEL_EXPORTER_OTLP_TRACES_ENDPOINT}, which Spring Boot maps, or by its own property; and where none of the ways to
 * switch it off is used, such as {@code OTEL_SDK_DISABLED} and {@code OTEL_TRACES_EXPORTER=none}.
 */
final class TracingSwitch implements Condition {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    static boolean isOn(Environment environment) {
        return StringUtils.hasText(environment.getProperty(ENDPOINT))
                && allows(environment, "management.opentelemetry.enabled")
                && allows(environment, "management.tracing.export.enabled")
                && allows(environment, "management.tracing.export.otlp.enabled");
    }

    private static boolean allows(Environment environment, String property) {
        return environment.getProperty(property, Boolean.class, true);
    }

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return isOn(context.getEnvironment());
    }
}
