package dev.contactenricher.settings;

import dev.contactenricher.settings.Setting.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Looks at every setting before the first bean is made, so that a start fails whole, at once, and says all of why. */
final class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Set for commands about CXone, which need the way in and nothing else. */
    private static final String COMMAND = "enricher.command";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<Fault> faults = new ArrayList<>(faultsIn(context.getEnvironment()));
        if (context.getEnvironment().containsProperty(COMMAND)) {
            faults.removeIf(fault -> !CxoneDialect.concernsAccess(fault));
        }
        port(System.getenv(Setting.PORT))
                .filter(port ->
                        faults.stream().noneMatch(fault -> fault.variable().equals(Setting.PORT)))
                .ifPresent(faults::add);
        if (!faults.isEmpty()) {
            throw new FaultySettingsException(faults);
        }
    }

    static List<Fault> faultsIn(Environment environment) {
        Map<String, String> values = new HashMap<>();
        Setting.ALL.forEach(setting -> values.put(setting.variable(), valueOf(setting, environment)));
        Set<String> given = values.entrySet().stream()
                .filter(value -> !value.getValue().isBlank())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());

        List<Fault> faults = new ArrayList<>();
        boolean published = CxoneDialect.isPublished(values);
        for (Setting setting : Setting.ALL) {
            setting.fault(values.getOrDefault(setting.variable(), ""), given, published)
                    .ifPresent(faults::add);
        }
        faults.addAll(CxoneDialect.faults(values));
        faults.addAll(keysOfTwoRoles(values));
        faults.addAll(MappingFaults.in(environment));
        return faults;
    }

    /**
     * Reactor Netty reads this variable by itself, as it stands. Where it finds no number, not even blanks around one or an
     * empty text are forgiven, and the start ended in a page of its stack trace.
     */
    static Optional<Fault> port(@Nullable String variable) {
        return variable == null || variable.matches("[+-]?[0-9]{1,9}")
                ? Optional.empty()
                : Optional.of(new Fault(
                        Setting.PORT, "must be a whole number without blanks around it, or not be set at all"));
    }

    /** The typed property, which application.yml fills from the variable, whether it is one text or a list. */
    private static String valueOf(Setting setting, Environment environment) {
        Binder binder = Binder.get(environment);
        try {
            return binder.bind(setting.property(), Bindable.listOf(String.class))
                    .map(values -> String.join(",", values))
                    .orElseGet(() -> environment.getProperty(setting.variable(), ""));
        } catch (BindException e) {
            return environment.getProperty(setting.variable(), "");
        }
    }

    private static List<Fault> keysOfTwoRoles(Map<String, String> values) {
        Map<String, String> owners = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (String variable : Setting.API_KEYS) {
            for (String key : keys(values.getOrDefault(variable, ""))) {
                String other = owners.putIfAbsent(key, variable);
                if (other != null && !other.equals(variable)) {
                    faults.add(new Fault(variable, "must not share a key with " + other));
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    private static List<String> keys(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }
}
