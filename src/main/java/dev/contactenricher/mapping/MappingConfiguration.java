package dev.contactenricher.mapping;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The only class of this room that knows Spring. */
@Configuration(proxyBeanMethods = false)
class MappingConfiguration {

    @Bean
    Mappings mappings(MappingSettings settings) {
        return new Mappings(settings.mappings());
    }
}
