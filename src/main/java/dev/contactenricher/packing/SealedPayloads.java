package dev.contactenricher.packing;

import dev.contactenricher.crypto.SealedColumn;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room keeps what is encrypted. */
@Configuration(proxyBeanMethods = false)
class SealedPayloads {

    @Bean
    SealedColumn mergeEntryPayload() {
        return new SealedColumn("merge_entry", "payload", List.of("id"));
    }
}
