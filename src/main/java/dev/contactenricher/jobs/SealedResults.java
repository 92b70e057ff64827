package dev.contactenricher.jobs;

import dev.contactenricher.crypto.SealedColumn;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room keeps what is encrypted. */
@Configuration(proxyBeanMethods = false)
class SealedResults {

    @Bean
    SealedColumn jobContactSealed() {
        return new SealedColumn("job_contact", "sealed", List.of("job_id", "position"));
    }
}
