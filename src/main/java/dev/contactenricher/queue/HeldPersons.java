package dev.contactenricher.queue;

import dev.contactenricher.people.PersonReferences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of whom the queue keeps something. */
@Configuration(value = "mergeHeldPersons", proxyBeanMethods = false)
class HeldPersons {

    private static final String OF = """
            SELECT person_id FROM merge_entry WHERE person_id IN (:persons)
             UNION
            SELECT person_id FROM merge_person WHERE person_id IN (:persons)
             UNION
            SELECT person_id FROM merge_told WHERE person_id IN (:persons)
            """;

    @Bean
    PersonReferences personsOfMerge(JdbcClient jdbc) {
        return PersonReferences.selectedBy(OF, jdbc);
    }
}
