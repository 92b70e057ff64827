package dev.contactenricher.consent;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConsentConfiguration {

    @Bean
    ConsentPolicy consentPolicy(ConsentSettings settings) {
        return new ConsentPolicy(settings.allowOverride(), settings.unreadableCountry());
    }
}
