package dev.contactenricher.settings;

import dev.contactenricher.settings.Setting.Fault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;

/** What is wrong with the mappings of columns: above all, consent that was never given. */
final class MappingFaults {

    private static final String PROPERTY = "enricher.intake.mappings";

    private static final Set<String> CONSENTS = Set.of("consenttoemail", "consenttosms", "consenttophone");

    /** By their letters alone, as a variable of the environment has them. */
    private static final Set<String> FLAGS =
            Set.of("consenttoemail", "consenttosms", "consenttophone", "gdprconsent", "gdprconsentoverride");

    /** What a name of a setting loses outside of brackets, but for blanks and signs, which do not count in columns. */
    private static final Pattern LOST = Pattern.compile("\\*|[^\\x00-\\x7F]");

    private static final Pattern BRACKETED = Pattern.compile("\\[[^\\]]*]");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private MappingFaults() {}

    static List<Fault> in(Environment environment) {
        List<Fault> faults = new ArrayList<>(withoutBrackets(environment));
        mappings(environment, faults).forEach((name, rules) -> {
            String mapping = NAME.matcher(name).matches() ? PROPERTY + "." + name : PROPERTY;
            if (!NAME.matcher(name).matches()) {
                faults.add(new Fault(mapping, "must have names of 1 to 64 of A-Z, a-z, 0-9, _ and -"));
            }
            rules.forEach((source, rule) -> fault(source, rule.strip())
                    .ifPresent(fault -> faults.add(new Fault(mapping + "." + source, fault))));
        });
        return faults;
    }

    /** Columns that would be looked for by what is left of their names: {@code Straße} by {@code strae}. */
    private static List<Fault> withoutBrackets(Environment environment) {
        return !(environment instanceof ConfigurableEnvironment all)
                ? List.of()
                : all.getPropertySources().stream()
                        .filter(EnumerablePropertySource.class::isInstance)
                        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .filter(name -> name.startsWith(PROPERTY + ".")
                                && LOST.matcher(BRACKETED.matcher(name).replaceAll(""))
                                        .find())
                        .distinct()
                        .sorted()
                        .map(name -> new Fault(
                                name, "must have the column's name in brackets, as \"[Straße]\" or \"[Customer: *]\""))
                        .toList();
    }

    private static Optional<String> fault(String source, String rule) {
        if (rule.startsWith("=") && FLAGS.contains(letters(source))) {
            return Optional.of("must not be a constant: consent is each contact's own to give");
        } else if (rule.startsWith("!")
                && !CONSENTS.contains(rule.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))) {
            return Optional.of("must be an opt-out of consent_to_email, consent_to_sms or consent_to_phone");
        } else if (source.strip().matches("\\*+")) {
            return Optional.of("must name how a column begins or ends beside *");
        }
        return Optional.empty();
    }

    private static Map<String, Map<String, String>> mappings(Environment environment, List<Fault> faults) {
        ResolvableType rules = ResolvableType.forClassWithGenerics(Map.class, String.class, String.class);
        ResolvableType mappings =
                ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class), rules);
        try {
            return Binder.get(environment)
                    .bind(PROPERTY, Bindable.<Map<String, Map<String, String>>>of(mappings))
                    .orElse(Map.of());
        } catch (BindException e) {
            faults.add(new Fault(PROPERTY, "must have a list of source: field below each name"));
            return Map.of();
        }
    }

    private static String letters(String source) {
        return source.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
