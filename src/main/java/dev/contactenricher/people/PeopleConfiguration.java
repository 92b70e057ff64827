package dev.contactenricher.people;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.dedup.MergePayload;
import dev.contactenricher.records.RecordSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RecordSettings.class)
public class PeopleConfiguration {

    @Bean
    ContentHash contentHash(KeyedHash hash, MergePayload payload) {
        return new ContentHash(hash, payload);
    }
}
