package dev.contactenricher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.support.SpringFactoriesLoader;

class PlainAddressesTests {

    static final class Addressed {

        private @Nullable URI url;

        public void setUrl(@Nullable URI url) {
            this.url = url;
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
        assertThat(bound(address)).hasToString(address);
    }

    @Test
    void blankIsNone() {
        assertThat(bound("")).isNull();
    }

    /** For the service and its commands alike. */
    @Test
    void everyContextBeginsWithIt() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationContextInitializer.class))
                .hasAtLeastOneElementOfType(PlainAddresses.class);
    }

    private static @Nullable URI bound(String address) {
        try (var context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of("addressed.url=" + address).applyTo(context);
            new PlainAddresses().initialize(context);
            context.register(Beans.class);
            context.refresh();
            return context.getBean(Addressed.class).url;
        }
    }
}
