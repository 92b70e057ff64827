package dev.contactenricher.records;

import dev.contactenricher.crypto.SealedColumns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What encryption needs to know of the rooms. */
@Configuration(proxyBeanMethods = false)
class RecordConfiguration {

    @Bean
    SealedColumns sealedColumns(PersonRooms rooms) {
        return rooms::sealed;
    }
}
