package dev.contactenricher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class SettingsTableTests {

    private static final Path MAPPING = Path.of("src/main/resources/application.yml");
    private static final Path EXAMPLE = Path.of("application.yml.example");

    /** Spring Boot itself fills these from their variables. */
    private static final String BY_SPRING = "spring.datasource.";

    static List<Setting> settings() {
        return Setting.ALL;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everyVariableFillsItsProperty(Setting setting) throws IOException {
        if (!setting.property().startsWith(BY_SPRING)) {
            assertThat(valueIn(MAPPING, setting)).isEqualTo("from-the-variable");
        }
    }

    @ParameterizedTest
    @MethodSource("settings")
    void theExampleListsEveryProperty(Setting setting) throws IOException {
        assertThat(valueIn(EXAMPLE, setting)).isEqualTo("from-the-variable");
    }

    @ParameterizedTest
    @MethodSource("records")
    void theExampleListsEveryPropertyThatIsRead(Class<?> type) throws IOException {
        assertThat(namesIn(EXAMPLE)).containsAll(propertiesOf(type));
    }

    @ParameterizedTest
    @MethodSource("records")
    void theExampleGivesTheDefaults(Class<?> type) throws IOException {
        assertThat(boundTo(type, EXAMPLE)).isEqualTo(boundTo(type, MAPPING));
    }

    @Test
    void theExampleListsNothingThatNobodyReads() throws IOException {
        Set<String> read = Stream.concat(
                        records().flatMap(type -> propertiesOf(type).stream()),
                        Setting.ALL.stream().map(Setting::property))
                .collect(Collectors.toSet());
        assertThat(read).containsAll(namesIn(EXAMPLE));
    }

    /** All records of settings. */
    static Stream<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("dev.contactenricher").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .filter(Class::isRecord);
    }

    private static List<String> propertiesOf(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(part -> prefixOf(type) + "." + DataObjectPropertyName.toDashedForm(part.getName()))
                .toList();
    }

    private static String prefixOf(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Object boundTo(Class<?> type, Path yaml) throws IOException {
        var environment = new StandardEnvironment();
        sourcesOf(yaml).forEach(environment.getPropertySources()::addLast);
        return Binder.get(environment).bindOrCreate(prefixOf(type), Bindable.of(type));
    }

    private static Set<String> namesIn(Path yaml) throws IOException {
        return sourcesOf(yaml).stream()
                .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .collect(Collectors.toSet());
    }

    private static List<PropertySource<?>> sourcesOf(Path yaml) throws IOException {
        return new YamlPropertySourceLoader().load("yaml", new FileSystemResource(yaml));
    }

    private static String valueIn(Path yaml, Setting setting) throws IOException {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("variable", Map.of(setting.variable(), "from-the-variable")));
        sourcesOf(yaml).forEach(sources::addLast);
        return environment.getProperty(setting.property(), "");
    }
}
