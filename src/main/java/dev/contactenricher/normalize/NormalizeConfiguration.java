package dev.contactenricher.normalize;

import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only class of this room that knows Spring. */
@Configuration(proxyBeanMethods = false)
class NormalizeConfiguration {

    /**
     * @param defaultCountry alpha-2 code of the country of a contact that gives no evidence of one
     */
    @ConfigurationProperties("enricher")
    record NormalizeSettings(@DefaultValue("US") String defaultCountry) {}

    @Bean
    ContactNormalizer contactNormalizer(NormalizeSettings settings) {
        return new ContactNormalizer(settings.defaultCountry().toUpperCase(Locale.ROOT));
    }
}
