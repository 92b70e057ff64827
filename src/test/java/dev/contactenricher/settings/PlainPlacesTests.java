package dev.contactenricher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.SpringFactoriesLoader;

class PlainPlacesTests {

    static final class Addressed {

        private @Nullable URI url;
        private @Nullable Path folder;

        public void setUrl(@Nullable URI url) {
            this.url = url;
        }

        public void setFolder(@Nullable Path folder) {
            this.folder = folder;
        }
    }

    @EnableConfigurationProperties
    static class Beans {

        @Bean
        @ConfigurationProperties("addressed")
        Addressed addressed() {
            return new Addressed();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example/events?code=a%2Bb%2Fc%3D%3D&x=1",
                "https://crm.example/a%20b/%C3%BC",
                "https://crm.example:8443",
                "http://[::1]:80/a;b=c?d=e+f",
                "https://crm.example/ü?q=ü"
            })
    void anAddressStaysAsItIsWritten(String address) {
        assertThat(bound("url", address).url).hasToString(address);
    }

    /** Some are names of folders within the program. */
    @ParameterizedTest
    @CsvSource({
        "db, db",
        "./db, db",
        "console, console",
        "META-INF, META-INF",
        "./data/, data",
        "/var/lib/enricher, /var/lib/enricher",
        "a%20b, a%20b",
        "some where, some where",
        "file:/var/lib/enricher, /var/lib/enricher"
    })
    void aFolderIsWhereItIsWritten(String folder, Path place) {
        assertThat(bound("folder", folder).folder).isEqualTo(place);
    }

    @Test
    void blankIsNone() {
        assertThat(bound("url", "").url).isNull();
        assertThat(bound("folder", "").folder).isNull();
    }

    /** For the service and its commands alike. */
    @Test
    void everyContextBeginsWithIt() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationContextInitializer.class))
                .hasAtLeastOneElementOfType(PlainPlaces.class);
    }

    private static Addressed bound(String name, String value) {
        try (var context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("addressed." + name + "=" + value).applyTo(context);
            new PlainPlaces().initialize(context);
            context.register(Beans.class);
            context.refresh();
            return context.getBean(Addressed.class);
        }
    }
}
