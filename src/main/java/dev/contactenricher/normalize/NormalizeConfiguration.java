package dev.contactenricher.normalize;

import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/** The only class of this room that knows Spring. */
@Configuration(proxyBeanMethods = false)
class NormalizeConfiguration {

    /**
     * @param defaultCountry alpha-2 code of the country of a contact that gives no evidence of one
     */
    @ConfigurationProperties("enricher")
    @Validated
    record NormalizeSettings(
            @DefaultValue("US") @Pattern(regexp = "[A-Z]{2}") String defaultCountry) {}

    @Bean
    ContactNormalizer contactNormalizer(NormalizeSettings settings) {
        return new ContactNormalizer(settings.defaultCountry());
    }
}
