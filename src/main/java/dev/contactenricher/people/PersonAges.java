package dev.contactenricher.people;

import dev.contactenricher.store.KeyLists;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each person came last, in the table of persons. */
@Repository
class PersonAges {

    private static final String SEEN_BEFORE = """
            SELECT id, seen_at FROM person
             WHERE absorbed_by IS NULL AND seen_at < :before AND (seen_at > :at OR (seen_at = :at AND id > :id))
             ORDER BY seen_at, id LIMIT :limit
            """;
    /** Asked again under the lock, as a batch may have brought one of them since. */
    private static final String WITH_JOINED = """
            WITH aged (id) AS (SELECT id FROM person WHERE id IN (%s) AND absorbed_by IS NULL AND seen_at < BEFORE)
            SELECT id, id AS stands_for FROM aged
             UNION ALL
            SELECT p.id, p.absorbed_by FROM person p JOIN aged a ON a.id = p.absorbed_by
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    PersonAges(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    record Aged(String id, Instant seenAt) {
        static final Aged FIRST = new Aged("", Instant.EPOCH);
    }

    /** @param standsFor the person that this id leads to */
    record Id(String id, String standsFor) {}

    /** The persons that did not come since, behind that one, the longest away first. */
    List<Aged> seenBefore(Instant before, Aged behind, int limit) {
        return jdbc.sql(SEEN_BEFORE)
                .param("before", before.toEpochMilli())
                .param("at", behind.seenAt().toEpochMilli())
                .param("id", behind.id())
                .param("limit", limit)
                .query((row, n) -> new Aged(row.getString("id"), Instant.ofEpochMilli(row.getLong("seen_at"))))
                .list();
    }

    /** Those of these persons that did not come since, with all ids that they stand for. */
    List<Id> withJoined(Collection<String> personIds, Instant before) {
        return KeyLists.query(
                template,
                WITH_JOINED.replace("BEFORE", Long.toString(before.toEpochMilli())),
                personIds,
                (row, n) -> new Id(row.getString("id"), row.getString("stands_for")));
    }
}
