package dev.contactenricher.tracing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves Spring Boot's own tracing out while it is off, which would else time every request and keep a thread for what
 * is never sent; and always its export of logs, and its spans for whatever is observed.
 */
final class TracingFilter implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String BOOT = "org.springframework.boot.";
    private static final List<String> TRACING = List.of(BOOT + "micrometer.tracing.", BOOT + "opentelemetry.");
    private static final List<String> NEVER =
            List.of(BOOT + "opentelemetry.autoconfigure.logging.", BOOT + "micrometer.tracing.autoconfigure.");

    private boolean on;

    @Override
    public void setEnvironment(Environment environment) {
        on = TracingSwitch.isOn(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i];
            wanted[i] = name == null || on ? !begins(name, NEVER) : !begins(name, TRACING);
        }
        return wanted;
    }

    private static boolean begins(@Nullable String name, List<String> prefixes) {
        return name != null && prefixes.stream().anyMatch(name::startsWith);
    }
}
