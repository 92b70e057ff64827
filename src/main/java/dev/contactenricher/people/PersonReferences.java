package dev.contactenricher.people;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A room's rows of persons. As long as one is left, what leads to the person is needed: for an erasure, a withdrawal. */
public interface PersonReferences {

    /**
     * Those of these persons of whom the room keeps something.
     *
     * @param personIds a few hundred at most
     */
    Set<String> of(Collection<String> personIds);

    /** @param sql selects ids of persons, of those that it is given as {@code :persons} */
    static PersonReferences selectedBy(String sql, JdbcClient jdbc) {
        return personIds -> personIds.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(sql)
                        .param("persons", personIds)
                        .query(String.class)
                        .list());
    }
}
