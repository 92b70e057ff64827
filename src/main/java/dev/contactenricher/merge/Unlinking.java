package dev.contactenricher.merge;

import dev.contactenricher.store.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Makes what is kept of a person's contacts nobody's. What became of them stays, but neither the person's id, to which
 * audit entries refer, nor a hash of what they said leads there any more.
 */
@Repository
class Unlinking {

    private static final String OF_PERSONS = """
            SELECT id FROM merge_entry WHERE person_id IN (:persons)
            """;
    /** CXone's name of a contact is needed until its flight ends. */
    private static final String UNLINK = """
            UPDATE merge_entry SET person_id = ?, content_hash = '',
                contact_id_hash = CASE WHEN state = 'SUBMITTED' THEN contact_id_hash END
            WHERE id = ?
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Unlinking(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    void unlink(Collection<String> personIds) {
        for (List<String> some : Chunks.of(new ArrayList<>(personIds))) {
            List<Object[]> rows = jdbc.sql(OF_PERSONS).param("persons", some).query(Long.class).list().stream()
                    .map(id -> new Object[] {Ids.random(), id})
                    .toList();
            template.batchUpdate(UNLINK, rows);
        }
    }
}
