package dev.contactenricher.people;

import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.INTEGER;
import static dev.contactenricher.store.RowInsert.Column.TEXT;

import dev.contactenricher.store.KeyLists;
import dev.contactenricher.store.RowInsert;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of the ids that CRMs gave, each with the names that came with it. */
@Repository
public class CrmTable {

    private static final RowInsert INSERT = new RowInsert("""
            INSERT INTO person_crm (crm_hash, person_id, name_hash, identifies) %s
            """, BYTEA, TEXT, BYTEA, INTEGER);

    private static final String INSERT_UNLESS_KNOWN = """
            INSERT INTO person_crm (crm_hash, person_id, name_hash, identifies)
            SELECT ?, CAST(? AS TEXT), ?, ? WHERE NOT EXISTS (
                SELECT 1 FROM person_crm h WHERE h.crm_hash = ? AND h.person_id = CAST(? AS TEXT) AND h.name_hash = ?)
            """;
    private static final String SHARED = """
            WITH asked (crm_hash) AS (VALUES %s)
            SELECT crm_hash FROM asked WHERE EXISTS (
                SELECT 1 FROM person_crm c WHERE c.crm_hash = asked.crm_hash AND c.identifies = 0)
            """;
    private static final String SHARE = """
            UPDATE person_crm SET identifies = 0 WHERE identifies = 1 AND crm_hash IN (%s)
            """;
    private static final String MOVE = """
            INSERT INTO person_crm (crm_hash, person_id, name_hash, identifies)
            SELECT crm_hash, CAST(? AS TEXT), name_hash, identifies FROM person_crm WHERE person_id = ? AND NOT EXISTS (
                SELECT 1 FROM person_crm h
                 WHERE h.crm_hash = person_crm.crm_hash AND h.person_id = ? AND h.name_hash = person_crm.name_hash)
            """;
    private static final String PERSONS = """
            SELECT DISTINCT person_id FROM person_crm WHERE crm_hash > ? AND crm_hash < ?
            """;
    private static final String DELETE = """
            DELETE FROM person_crm WHERE person_id IN (%s)
            """;

    private static final String KEYS = """
            SELECT crm_hash, name_hash FROM person_crm WHERE person_id = ?
            """;

    private final JdbcTemplate jdbc;

    CrmTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these ids that came before and tell nobody's identity. */
    List<byte[]> shared(Collection<byte[]> hashes) {
        return KeyLists.query(jdbc, SHARED, hashes, (row, n) -> row.getBytes(1));
    }

    void add(List<Recognized> persons) {
        PersonKeyTables.add(jdbc, INSERT, INSERT_UNLESS_KNOWN, persons, Recognized::crmIds);
    }

    /** From now on these ids tell nobody's identity. */
    void share(Collection<byte[]> hashes) {
        KeyLists.update(jdbc, SHARE, hashes);
    }

    void move(String from, String to) {
        jdbc.update(MOVE, to, from, to);
        delete(List.of(from));
    }

    /** @param hash of an id, whatever its source */
    List<String> persons(byte[] hash) {
        return jdbc.queryForList(PERSONS, String.class, hash, next(hash));
    }

    List<PersonKey> keys(String personId) {
        return jdbc.query(KEYS, (row, n) -> new PersonKey(row.getBytes(1), row.getBytes(2)), personId);
    }

    void delete(Collection<String> persons) {
        KeyLists.update(jdbc, DELETE, persons);
    }

    /** Greater than everything that begins with these bytes; a keyed hash is never all ones. */
    private static byte[] next(byte[] hash) {
        byte[] next = new BigInteger(1, hash).add(BigInteger.ONE).toByteArray();
        var padded = new byte[hash.length];
        int length = Math.min(next.length, padded.length);
        System.arraycopy(next, next.length - length, padded, padded.length - length, length);
        return padded;
    }
}
