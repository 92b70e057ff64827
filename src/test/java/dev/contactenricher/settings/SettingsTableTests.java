package dev.contactenricher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

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

    private static String valueIn(Path yaml, Setting setting) throws IOException {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.addFirst(new MapPropertySource("variable", Map.of(setting.variable(), "from-the-variable")));
        new YamlPropertySourceLoader()
                .load("yaml", new FileSystemResource(yaml))
                .forEach(sources::addLast);
        return environment.getProperty(setting.property(), "");
    }
}
