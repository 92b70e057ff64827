package dev.contactenricher.dedup;

import dev.contactenricher.store.Dialect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The tables of persons and their phones. */
@Repository
class PersonTable {

    private static final int MOST_PARAMETERS = 500;

    private static final String BY_EMAIL = """
            SELECT id, email_hash, email_identifies, name_hash, created_at, NULL AS phone_hash, 0 AS identifies
              FROM person WHERE email_identifies = 1 AND email_hash IN (%s)
            """;
    private static final String BY_PHONE = """
            SELECT p.id, p.email_hash, p.email_identifies, p.name_hash, p.created_at, h.phone_hash, h.identifies
              FROM person_phone h JOIN person p ON p.id = h.person_id
             WHERE h.identifies = 1 AND h.phone_hash IN (%s)
            """;
    private static final String INSERT = """
            INSERT INTO person (id, email_hash, email_identifies, name_hash, created_at, seen_at)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (email_hash) WHERE email_identifies = 1 DO NOTHING
            """;
    private static final String LEARN = """
            UPDATE person
               SET email_hash = COALESCE(email_hash, ?),
                   email_identifies = CASE WHEN email_hash IS NULL THEN ? ELSE email_identifies END,
                   name_hash = COALESCE(name_hash, ?), seen_at = ?
             WHERE id = ?
            """;
    private static final String INSERT_PHONE = """
            INSERT INTO person_phone (phone_hash, person_id, identifies) VALUES (?, ?, ?)
            ON CONFLICT (phone_hash, person_id) DO NOTHING
            """;
    private static final String MOVE_PHONES = """
            INSERT INTO person_phone (phone_hash, person_id, identifies)
            SELECT phone_hash, CAST(? AS TEXT), identifies FROM person_phone WHERE person_id = ?
            ON CONFLICT (phone_hash, person_id) DO NOTHING
            """;
    private static final String DROP_PHONES = """
            DELETE FROM person_phone WHERE person_id = ?
            """;
    private static final String ABSORB = """
            UPDATE person SET absorbed_by = ?, email_hash = NULL, email_identifies = 0 WHERE id = ? OR absorbed_by = ?
            """;
    private static final String IDS_BY_EMAIL = """
            SELECT id FROM person WHERE email_hash = ?
            """;
    private static final String IDS_BY_PHONE = """
            SELECT person_id FROM person_phone WHERE phone_hash = ?
            """;
    private static final String ABSORBED_BY = """
            SELECT id FROM person WHERE absorbed_by IN (%s)
            """;
    private static final String OWN_EMAIL = """
            SELECT email_hash FROM person WHERE id = ? AND email_identifies = 1
            """;
    private static final String GATE = """
            SELECT id FROM person_gate WHERE id = 1
            """;
    private static final String DELETE_PHONES = """
            DELETE FROM person_phone WHERE person_id IN (%s)
            """;
    private static final String DELETE = """
            DELETE FROM person WHERE id IN (%s)
            """;

    private final JdbcTemplate jdbc;
    private final Dialect dialect;

    PersonTable(JdbcTemplate jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /** A person as it was found by one of its keys; times are epoch milliseconds. */
    record Row(
            String id,
            byte @Nullable [] email,
            boolean emailIdentifies,
            byte @Nullable [] name,
            byte @Nullable [] phone,
            long createdAt) {}

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getString("id"),
            row.getBytes("email_hash"),
            row.getInt("email_identifies") == 1,
            row.getBytes("name_hash"),
            row.getBytes("phone_hash"),
            row.getLong("created_at"));

    List<Row> byEmail(Collection<byte[]> hashes) {
        return query(BY_EMAIL, hashes, ROW);
    }

    List<Row> byPhone(Collection<byte[]> hashes) {
        return query(BY_PHONE, hashes, ROW);
    }

    /** @return for each person whether it was added; it was not when another one has its e-mail meanwhile */
    boolean[] insert(List<NewPerson> persons, long now) {
        var added = new boolean[persons.size()];
        int next = 0;
        for (int[] counts : jdbc.batchUpdate(INSERT, persons, 1000, (row, person) -> {
            row.setString(1, person.id());
            row.setBytes(2, person.email());
            row.setInt(3, person.emailIdentifies() ? 1 : 0);
            row.setBytes(4, person.name());
            row.setLong(5, now);
            row.setLong(6, now);
        })) {
            for (int count : counts) {
                added[next++] = count != 0;
            }
        }
        return added;
    }

    /** Adds what was not known of these persons yet. */
    void learn(List<NewPerson> persons, long now) {
        jdbc.batchUpdate(LEARN, persons, 1000, (row, person) -> {
            row.setBytes(1, person.email());
            row.setInt(2, person.emailIdentifies() ? 1 : 0);
            row.setBytes(3, person.name());
            row.setLong(4, now);
            row.setString(5, person.id());
        });
    }

    void addPhones(List<Phone> phones) {
        jdbc.batchUpdate(INSERT_PHONE, phones, 1000, (row, phone) -> {
            row.setBytes(1, phone.hash());
            row.setString(2, phone.personId());
            row.setInt(3, phone.identifies() ? 1 : 0);
        });
    }

    /** Lets one person stand for another from now on. */
    void absorb(String survivor, String absorbed) {
        jdbc.update(MOVE_PHONES, survivor, absorbed);
        jdbc.update(DROP_PHONES, absorbed);
        jdbc.update(ABSORB, survivor, absorbed, absorbed);
    }

    List<String> idsByEmail(byte[] hash) {
        return jdbc.queryForList(IDS_BY_EMAIL, String.class, hash);
    }

    List<String> idsByPhone(byte[] hash) {
        return jdbc.queryForList(IDS_BY_PHONE, String.class, hash);
    }

    List<String> absorbedBy(Collection<String> ids) {
        return query(ABSORBED_BY, ids, (row, n) -> row.getString(1));
    }

    /** The hash of the e-mail that is this person's own, if there is one. */
    List<byte[]> ownEmail(String id) {
        return jdbc.query(OWN_EMAIL, (row, n) -> row.getBytes(1), id);
    }

    /** Keeps the gate open for others of the kind, until the transaction ends. */
    void share() {
        jdbc.queryForList(GATE + dialect.forShare());
    }

    /** Has the gate alone until the transaction ends. */
    void lock() {
        jdbc.queryForList(GATE + dialect.forUpdate());
    }

    void delete(Collection<String> ids) {
        for (List<String> some : Slices.of(ids, MOST_PARAMETERS)) {
            jdbc.update(DELETE_PHONES.formatted(marks(some.size())), some.toArray());
            jdbc.update(DELETE.formatted(marks(some.size())), some.toArray());
        }
    }

    private <T> List<T> query(String sql, Collection<?> parameters, RowMapper<T> mapper) {
        List<T> found = new ArrayList<>();
        for (List<?> some : Slices.of(parameters, MOST_PARAMETERS)) {
            found.addAll(jdbc.query(sql.formatted(marks(some.size())), mapper, some.toArray()));
        }
        return found;
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
