package dev.contactenricher.export;

import dev.contactenricher.dedup.PersonReferences;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom the marketing platform is told of, or may know. */
@Repository("exportHeldPersons")
class HeldPersons implements PersonReferences {

    private static final String OF = """
            SELECT person_id FROM export_item WHERE person_id IN (:persons)
             UNION
            SELECT person_id FROM export_person WHERE person_id IN (:persons)
            """;

    private final JdbcClient jdbc;

    HeldPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> of(Collection<String> personIds) {
        return personIds.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(OF)
                        .param("persons", personIds)
                        .query(String.class)
                        .list());
    }
}
