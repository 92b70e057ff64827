package dev.contactenricher.dedup;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
public class DedupConfiguration {

    @Bean
    Survivorship survivorship() {
        return new Survivorship();
    }

    @Bean
    MergePayload mergePayload() {
        return new MergePayload();
    }
}
