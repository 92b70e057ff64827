package dev.contactenricher.intake;

import dev.contactenricher.dedup.PersonReferences;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whose results are kept. */
@Repository("intakeHeldPersons")
class HeldPersons implements PersonReferences {

    private static final String OF = """
            SELECT DISTINCT person_id FROM job_contact WHERE person_id IN (:persons)
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
