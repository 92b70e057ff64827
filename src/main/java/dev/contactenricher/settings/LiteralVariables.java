package dev.contactenricher.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Takes what environment variables and files of secrets hold as it is. Spring would expand <code>${…}</code> in it, so that
 * a secret with these characters became another one, or stopped the start with a message that quotes it. Placeholders in
 * configuration files and arguments go on to be expanded. A setting whose variable is blank, as Compose files and charts
 * leave it, is not given: its default counts (but for {@code PORT}, see {@link SettingsCheck#port}). The line end of a
 * mounted file, blanks around and the case of a word are none of a value.
 */
final class LiteralVariables implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /** The start of a placeholder, as one that resolves to it; an escape would only work where the end is there, too. */
    private static final String BRACE = "enricher.literal.brace";

    private static final String PLACEHOLDER = "${";
    private static final String LITERAL = "$${" + BRACE + "}";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        apply(context.getEnvironment().getPropertySources());
    }

    static void apply(MutablePropertySources sources) {
        for (var source : List.copyOf(sources.stream().toList())) {
            if (source instanceof SystemEnvironmentPropertySource variables) {
                sources.replace(source.getName(), literal(variables));
            } else if (source instanceof ConfigTreePropertySource files) {
                sources.replace(source.getName(), new LiteralFiles(files));
            }
        }
        sources.addFirst(new MapPropertySource("literal", Map.of(BRACE, "{")));
    }

    /** Spring Boot reads the map behind the source, too, so it is the map that changes. */
    private static SystemEnvironmentPropertySource literal(SystemEnvironmentPropertySource variables) {
        Map<String, Object> values = new HashMap<>(variables.getSource());
        values.entrySet().removeIf(variable -> isBlankSetting(variable.getKey(), variable.getValue()));
        values.replaceAll(LiteralVariables::literal);
        return new SystemEnvironmentPropertySource(variables.getName(), values);
    }

    private static boolean isBlankSetting(String name, Object value) {
        return Setting.isAbsentWhenBlank(name)
                && value instanceof CharSequence text
                && text.toString().isBlank();
    }

    private static Object literal(String name, Object value) {
        return value instanceof CharSequence text ? plain(name, text.toString()).replace(PLACEHOLDER, LITERAL) : value;
    }

    /** Of a variable that is no setting of ours, just what it holds. */
    private static String plain(String name, String value) {
        return Setting.ALL.stream()
                .filter(setting -> setting.variable().equals(name))
                .findFirst()
                .map(setting -> setting.rule().plain().apply(value))
                .orElse(value);
    }

    /** Before the check. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static final class LiteralFiles extends EnumerablePropertySource<ConfigTreePropertySource>
            implements OriginLookup<String> {

        LiteralFiles(ConfigTreePropertySource files) {
            super(files.getName(), files);
        }

        @Override
        public String[] getPropertyNames() {
            return getSource().getPropertyNames();
        }

        @Override
        public @Nullable Object getProperty(String name) {
            Object value = getSource().getProperty(name);
            return value == null ? null : literal(name, value);
        }

        @Override
        public @Nullable Origin getOrigin(String name) {
            return getSource().getOrigin(name);
        }
    }
}
