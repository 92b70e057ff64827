package dev.contactenricher.export;

import dev.contactenricher.crypto.SealedColumn;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room keeps what is encrypted. */
@Configuration(proxyBeanMethods = false)
class SealedExports {

    @Bean
    SealedColumn exportItemPayload() {
        return new SealedColumn("export_item", "payload", List.of("id"));
    }

    @Bean
    SealedColumn exportProfilePayload() {
        return new SealedColumn("export_profile", "payload", List.of("person_id", "profile_hash"));
    }
}
