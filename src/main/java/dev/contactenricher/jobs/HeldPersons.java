package dev.contactenricher.jobs;

import dev.contactenricher.people.PersonReferences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose results are kept. */
@Configuration(value = "intakeHeldPersons", proxyBeanMethods = false)
class HeldPersons {

    private static final String OF = """
            SELECT DISTINCT person_id FROM job_contact WHERE person_id IN (:persons)
            """;

    @Bean
    PersonReferences personsOfIntake(JdbcClient jdbc) {
        return PersonReferences.selectedBy(OF, jdbc);
    }
}
