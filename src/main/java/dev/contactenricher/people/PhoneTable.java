package dev.contactenricher.people;

import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.INTEGER;
import static dev.contactenricher.store.RowInsert.Column.TEXT;

import dev.contactenricher.store.KeyLists;
import dev.contactenricher.store.RowInsert;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of persons' phones and shared mailboxes, each with the names that came with it. */
@Repository
public class PhoneTable {

    private static final RowInsert INSERT = new RowInsert("""
            INSERT INTO person_phone (phone_hash, person_id, name_hash, identifies) %s
            """, BYTEA, TEXT, BYTEA, INTEGER);

    private static final String INSERT_UNLESS_KNOWN = """
            INSERT INTO person_phone (phone_hash, person_id, name_hash, identifies)
            SELECT ?, CAST(? AS TEXT), ?, ? WHERE NOT EXISTS (
                SELECT 1 FROM person_phone h WHERE h.phone_hash = ? AND h.person_id = CAST(? AS TEXT) AND h.name_hash = ?)
            """;
    private static final String SHARED = """
            WITH asked (phone_hash) AS (VALUES %s)
            SELECT phone_hash FROM asked WHERE EXISTS (
                SELECT 1 FROM person_phone h WHERE h.phone_hash = asked.phone_hash AND h.identifies = 0)
            """;
    private static final String SHARE = """
            UPDATE person_phone SET identifies = 0 WHERE identifies = 1 AND phone_hash IN (%s)
            """;
    private static final String MOVE = """
            INSERT INTO person_phone (phone_hash, person_id, name_hash, identifies)
            SELECT phone_hash, CAST(? AS TEXT), name_hash, identifies FROM person_phone WHERE person_id = ? AND NOT EXISTS (
                SELECT 1 FROM person_phone h
                 WHERE h.phone_hash = person_phone.phone_hash AND h.person_id = ? AND h.name_hash = person_phone.name_hash)
            """;
    private static final String KNOWN = """
            SELECT DISTINCT phone_hash FROM person_phone WHERE phone_hash IN (%s)
            """;
    private static final String RENAME = """
            UPDATE person_phone SET phone_hash = ?
             WHERE phone_hash = ? AND NOT EXISTS (
                SELECT 1 FROM person_phone h
                 WHERE h.phone_hash = ? AND h.person_id = person_phone.person_id AND h.name_hash = person_phone.name_hash)
            """;
    private static final String DELETE_KEY = """
            DELETE FROM person_phone WHERE phone_hash = ?
            """;
    private static final String PERSONS = """
            SELECT DISTINCT person_id FROM person_phone WHERE phone_hash = ?
            """;
    private static final String DELETE = """
            DELETE FROM person_phone WHERE person_id IN (%s)
            """;

    private static final String KEYS = """
            SELECT phone_hash, name_hash FROM person_phone WHERE person_id = ?
            """;

    private final JdbcTemplate jdbc;

    PhoneTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these phones that came before and tell nobody's identity. */
    List<byte[]> shared(Collection<byte[]> hashes) {
        return KeyLists.query(jdbc, SHARED, hashes, (row, n) -> row.getBytes(1));
    }

    void add(List<Recognized> persons) {
        PersonKeyTables.add(jdbc, INSERT, INSERT_UNLESS_KNOWN, persons, Recognized::phones);
    }

    /** From now on these phones tell nobody's identity. */
    void share(Collection<byte[]> hashes) {
        KeyLists.update(jdbc, SHARE, hashes);
    }

    void move(String from, String to) {
        jdbc.update(MOVE, to, from, to);
        delete(List.of(from));
    }

    /**
     * Puts what an earlier release kept under other keys under those of this one.
     *
     * @param keys by the other key in hexadecimal
     */
    void rename(Map<String, byte[]> keys) {
        KeyLists.query(
                        jdbc,
                        KNOWN,
                        keys.keySet().stream().map(Pseudonyms::bytes).toList(),
                        (row, n) -> row.getBytes(1))
                .stream()
                .sorted(Arrays::compare)
                .forEach(former -> {
                    byte[] key = keys.get(HexFormat.of().formatHex(former));
                    jdbc.update(RENAME, key, former, key);
                    jdbc.update(DELETE_KEY, (Object) former);
                });
    }

    List<String> persons(byte[] hash) {
        return jdbc.queryForList(PERSONS, String.class, hash);
    }

    List<PersonKey> keys(String personId) {
        return jdbc.query(KEYS, (row, n) -> new PersonKey(row.getBytes(1), row.getBytes(2)), personId);
    }

    void delete(Collection<String> persons) {
        KeyLists.update(jdbc, DELETE, persons);
    }
}
