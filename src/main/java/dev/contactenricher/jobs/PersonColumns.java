package dev.contactenricher.jobs;

import dev.contactenricher.crypto.SealedColumn;
import dev.contactenricher.people.PersonReferences;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What of the results leads to persons. */
@Configuration(value = "jobsPersonColumns", proxyBeanMethods = false)
class PersonColumns {

    private static final String OF = """
            SELECT DISTINCT person_id FROM job_contact WHERE person_id IN (:persons)
            """;

    @Bean
    PersonReferences personsOfJobs(JdbcClient jdbc) {
        return PersonReferences.selectedBy(OF, jdbc);
    }

    @Bean
    SealedColumn jobContactSealed() {
        return new SealedColumn("job_contact", "sealed", List.of("job_id", "position"));
    }
}
