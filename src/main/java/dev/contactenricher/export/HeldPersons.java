package dev.contactenricher.export;

import dev.contactenricher.people.PersonReferences;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whom the marketing platform is told of, or may know. */
@Configuration(value = "exportHeldPersons", proxyBeanMethods = false)
class HeldPersons {

    private static final String OF = """
            SELECT person_id FROM export_item WHERE person_id IN (:persons)
             UNION
            SELECT person_id FROM export_profile WHERE person_id IN (:persons)
            """;

    @Bean
    PersonReferences personsOfExport(JdbcClient jdbc) {
        return PersonReferences.selectedBy(OF, jdbc);
    }
}
