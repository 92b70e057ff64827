package dev.contactenricher.merge;

import dev.contactenricher.store.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stops what is kept of persons who withdrew their consent or are to be forgotten. */
@Repository
class Withdrawing {

    private static final String STOPPABLE = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) AND state IN ('QUEUED', 'FAILED')
            """;
    private static final String LEAVE_OUT = """
            UPDATE merge_entry SET withdrawn = 1, payload = NULL WHERE person_id IN (:persons) AND state = 'SUBMITTED'
            """;
    private static final String IN_FLIGHT = """
            SELECT COUNT(*) FROM merge_entry WHERE person_id IN (:persons) AND state = 'SUBMITTED'
            """;

    private final JdbcClient jdbc;
    private final Landing landing;
    private final MergedPersons persons;
    private final Dialect dialect;

    Withdrawing(JdbcClient jdbc, Landing landing, MergedPersons persons, Dialect dialect) {
        this.jdbc = jdbc;
        this.landing = landing;
        this.persons = persons;
        this.dialect = dialect;
    }

    int withdraw(Collection<String> personIds) {
        int stopped = 0;
        for (List<String> some : Chunks.of(new ArrayList<>(personIds))) {
            // the waiting first: what a claim takes meanwhile is in flight by the second statement
            List<Entry> entries = jdbc.sql(STOPPABLE + dialect.forUpdate())
                    .param("persons", some)
                    .query(Entry::read)
                    .list();
            landing.stop(entries, dialect.now());
            jdbc.sql(LEAVE_OUT).param("persons", some).update();
            persons.forget(some);
            stopped += entries.size();
        }
        return stopped;
    }

    int inFlight(Collection<String> personIds) {
        int count = 0;
        for (List<String> some : Chunks.of(new ArrayList<>(personIds))) {
            count += jdbc.sql(IN_FLIGHT)
                    .param("persons", some)
                    .query(Integer.class)
                    .single();
        }
        return count;
    }
}
