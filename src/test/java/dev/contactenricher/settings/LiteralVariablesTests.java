package dev.contactenricher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/** A secret is the characters that were given, whatever Spring would make of them. */
class LiteralVariablesTests {

    private static final List<Setting> SECRETS = Setting.ALL.stream()
            .filter(setting -> setting.variable().matches(".*(SECRET|KEY|KEYS|PASSWORD)"))
            .toList();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pa${ss}word",
                "${HOME}",
                "${HOME:x}",
                "${}",
                "${",
                "$${a}",
                "\\${a}",
                "\\\\${a}",
                "a\\b",
                "a${b${c}}d",
                "${CXONE_CLIENT_SECRET}",
                "#{1+1}",
                "%{a}",
                "$HOME",
                "a}b",
                "a:${b:-c}",
                "\\",
                "trailing$",
                "${a}${b}\\${c}"
            })
    void everySecretIsTakenAsItIs(String secret) throws Exception {
        for (Setting setting : SECRETS) {
            assertThat(bound(setting, setting.variable(), secret))
                    .as(setting.variable())
                    .isEqualTo(secret);
        }
    }

    @Test
    void aBlankVariableLeavesTheDefault() throws Exception {
        for (Setting setting : Setting.ALL) {
            if (setting.property().startsWith("spring.")) {
                continue;
            }
            String missing = bound(setting, "SOMETHING_ELSE", "x");
            for (String blank : List.of("", " ", "\t\n")) {
                assertThat(bound(setting, setting.variable(), blank).strip())
                        .as(setting.variable())
                        .isEqualTo(setting.variable().equals("CXONE_SCOPES") ? "" : missing);
            }
        }
    }

    /** As operators, charts and mounted files write them; the other way round each of these stopped the start, or worse. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            CXONE_CLIENT_AUTH,          BASIC,                        basic
            CXONE_CLIENT_AUTH,          "Post\n",                     post
            CXONE_CONFIRMATION,         Answer,                       answer
            CXONE_DIALECT,              "Tutorial ",                  tutorial
            CXONE_MERGE_CARDS,          ON,                           on
            CONSOLE_ENABLED,            FALSE,                        false
            CONSOLE_ENABLED,            "True\r\n",                   true
            ENRICHER_DEFAULT_COUNTRY,   de,                           DE
            PORT,                       " 8080 ",                     8080
            CXONE_RATE_WINDOW,          "60s\n",                      60s
            ENRICHER_RETENTION,         " PT1M",                      PT1M
            CXONE_BASE_URL,             "https://x.example.com\n",    https://x.example.com
            MARKETING_API_URL,          "https://x.example.com/m\n",  https://x.example.com/m
            CALLBACK_URL,               " https://x.example.com/c ",  https://x.example.com/c
            ENRICHER_DATA_DIR,          "/var/lib/enricher\n",        /var/lib/enricher
            CRM_API_KEYS,               "0123456789-abcda\n",         0123456789-abcda
            CXONE_CLIENT_SECRET,        "pass word\r\n",              pass word
            CXONE_CLIENT_SECRET,        " pass word ",                " pass word "
            """)
    void whatIsWrittenAroundAValueIsNotPartOfIt(String variable, String written, String value) throws Exception {
        Setting setting = Setting.ALL.stream()
                .filter(one -> one.variable().equals(variable))
                .findFirst()
                .orElseThrow();
        assertThat(bound(setting, variable, written)).isEqualTo(value);
    }

    @Test
    void theCaseOfTheDialectDecidesNothing() throws Exception {
        Setting confirmation = Setting.ALL.stream()
                .filter(one -> one.variable().equals("CXONE_CONFIRMATION"))
                .findFirst()
                .orElseThrow();
        assertThat(bound(confirmation, "CXONE_DIALECT", "PUBLISHED\n")).isEqualTo("read");
    }

    @Test
    void noTextOfTheseCharactersIsAnother() {
        var random = new Random(15);
        for (int i = 0; i < 20_000; i++) {
            String text = random.ints(random.nextInt(1, 12), 0, 7)
                    .mapToObj(at -> "${}\\:a-".substring(at, at + 1))
                    .collect(Collectors.joining());
            var environment = environment("SECRET_OF_ANY_KIND", text);
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource("file", Map.of("secret", "${SECRET_OF_ANY_KIND:}")));
            assertThat(environment.getProperty("SECRET_OF_ANY_KIND")).isEqualTo(text);
            assertThat(environment.getProperty("secret")).isEqualTo(text);
            assertThat(Binder.get(environment).bind("secret", String.class).get())
                    .isEqualTo(text);
        }
    }

    @Test
    void theVariableOfATypedPropertyIsLiteralToo() throws Exception {
        Setting setting = SECRETS.stream()
                .filter(one -> one.variable().equals("CXONE_CLIENT_SECRET"))
                .findFirst()
                .orElseThrow();
        assertThat(bound(setting, "ENRICHER_CXONE_CLIENTSECRET", "pa${HOME}")).isEqualTo("pa${HOME}");
    }

    @Test
    void filesOfSecretsAreLiteral(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("CXONE_CLIENT_SECRET"), "pa${HOME}word");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new ConfigTreePropertySource("files", folder));
        LiteralVariables.apply(environment.getPropertySources());
        assertThat(environment.getProperty("CXONE_CLIENT_SECRET")).isEqualTo("pa${HOME}word");
    }

    @Test
    void placeholdersInConfigurationAreExpanded() {
        var environment = environment("WEBHOOK_URL", "https://enricher.example.com");
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("file", Map.of("url", "${WEBHOOK_URL}/webhooks")));
        assertThat(environment.getProperty("url")).isEqualTo("https://enricher.example.com/webhooks");
    }

    private static String bound(Setting setting, String variable, String value) throws Exception {
        var environment = environment(variable, value);
        new YamlPropertySourceLoader()
                .load("yaml", new FileSystemResource("src/main/resources/application.yml"))
                .forEach(environment.getPropertySources()::addLast);
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bind(setting.property(), String.class).get();
    }

    private static StandardEnvironment environment(String variable, String value) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                Map.of(variable, value, "HOME", "/root", "a", "A")));
        LiteralVariables.apply(environment.getPropertySources());
        return environment;
    }
}
