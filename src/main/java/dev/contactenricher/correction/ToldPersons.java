package dev.contactenricher.correction;

import dev.contactenricher.contact.Consent;
import dev.contactenricher.store.Chunks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What CXone was told of persons by {@link ToldSends}, and so may hold of them. */
@Repository
public class ToldPersons {

    private static final String OF = """
            SELECT person_id, entry_id, first_send, taken, email, sms, phone FROM merge_told
             WHERE person_id IN (:persons) ORDER BY send_id, entry_id
            """;
    private static final String LAST_SEND = "SELECT COALESCE(MAX(send_id), 0) FROM merge_told";
    private static final String GIVE = "UPDATE merge_told SET person_id = :to WHERE person_id IN (:from)";
    private static final String NOT_SEEN_SINCE = """
            SELECT person_id FROM merge_told WHERE told_at < :before AND NOT EXISTS (
                SELECT 1 FROM merge_told later WHERE later.person_id = merge_told.person_id AND later.told_at >= :before)
            LIMIT 400
            """;
    private static final String FORGET = "DELETE FROM merge_told WHERE person_id IN (:persons)";

    private final JdbcClient jdbc;

    public ToldPersons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each of these persons; {@link Told#NOTHING} for a person that CXone does not hold. */
    public Map<String, Told> of(Collection<String> persons) {
        var rows = new HashMap<String, List<Told.Row>>();
        for (List<String> some : Chunks.of(persons)) {
            jdbc.sql(OF).param("persons", some).query(row -> {
                rows.computeIfAbsent(row.getString("person_id"), person -> new ArrayList<>())
                        .add(new Told.Row(
                                row.getLong("entry_id"),
                                row.getLong("first_send"),
                                row.getInt("taken") == 2,
                                new Consent(flag(row, "email"), flag(row, "sms"), flag(row, "phone"))));
            });
        }
        var told = new HashMap<String, Told>();
        persons.forEach(person -> told.put(person, new Told(rows.getOrDefault(person, List.of()))));
        return told;
    }

    /** A later claim, of whatever person, has a greater one. */
    long lastSend() {
        return jdbc.sql(LAST_SEND).query(Long.class).single();
    }

    /** A few persons without a send since then. Content that stays the same is sent again once a retention. */
    List<String> notSeenSince(Instant before) {
        return jdbc.sql(NOT_SEEN_SINCE)
                .param("before", before.toEpochMilli())
                .query(String.class)
                .list();
    }

    void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
    }

    void forget(Collection<String> persons) {
        for (List<String> some : Chunks.of(persons)) {
            jdbc.sql(FORGET).param("persons", some).update();
        }
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        int flag = row.getInt(column);
        return row.wasNull() ? null : flag == 1;
    }
}
