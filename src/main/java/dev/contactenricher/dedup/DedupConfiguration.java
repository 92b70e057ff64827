package dev.contactenricher.dedup;

import dev.contactenricher.crypto.KeyedHash;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DedupSettings.class)
class DedupConfiguration {

    @Bean
    Survivorship survivorship() {
        return new Survivorship();
    }

    @Bean
    Deduplicator deduplicator(Survivorship survivorship) {
        return new Deduplicator(survivorship);
    }

    @Bean
    SurvivorCodec survivorCodec() {
        return new SurvivorCodec();
    }

    @Bean
    MergePayload mergePayload() {
        return new MergePayload();
    }

    @Bean
    ContentHash contentHash(KeyedHash hash, MergePayload payload) {
        return new ContentHash(hash, payload);
    }
}
