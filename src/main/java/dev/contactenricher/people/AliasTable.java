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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table of what persons came with: names, each with the phones, shared mailboxes and external ids that came with
 * it. A person has each phone or id once with each name.
 */
@Repository
class AliasTable {

    private static final RowInsert INSERT = new RowInsert("""
            INSERT INTO person_alias (person_id, name_hash, phone_hash, phone_identifies, crm_hash, crm_identifies) %s
            """, TEXT, BYTEA, BYTEA, INTEGER, BYTEA, INTEGER);

    private static final String DELETE_PHONE = "DELETE FROM person_alias WHERE phone_hash = ? AND crm_hash IS NULL";
    private static final String FORGET_PHONE = """
            UPDATE person_alias SET phone_hash = NULL, phone_identifies = NULL WHERE phone_hash = ?
            """;
    private static final String RENAME_PHONE = """
            UPDATE person_alias SET phone_hash = ?
             WHERE phone_hash = ? AND NOT EXISTS (
                SELECT 1 FROM person_alias p
                 WHERE p.phone_hash = ? AND p.person_id = person_alias.person_id
                   AND p.name_hash = person_alias.name_hash)
            """;
    private static final String KNOWN_PHONES = """
            SELECT DISTINCT phone_hash FROM person_alias WHERE phone_hash IN (%s)
            """;
    private static final String PERSONS_BY_PHONE = """
            SELECT DISTINCT person_id FROM person_alias WHERE phone_hash = ?
            """;
    private static final String PERSONS_BY_CRM_ID = """
            SELECT DISTINCT person_id FROM person_alias WHERE crm_hash > ? AND crm_hash < ?
            """;
    private static final String KEYS = """
            SELECT phone_hash, name_hash FROM person_alias WHERE person_id = ? AND phone_hash IS NOT NULL
             UNION ALL
            SELECT crm_hash, name_hash FROM person_alias WHERE person_id = ? AND crm_hash IS NOT NULL
            """;
    private static final String DELETE_EMPTY =
            "DELETE FROM person_alias WHERE person_id = ? AND phone_hash IS NULL AND crm_hash IS NULL";
    private static final String MOVE = "UPDATE person_alias SET person_id = ? WHERE person_id = ?";
    private static final String DELETE = "DELETE FROM person_alias WHERE person_id IN (%s)";

    private final JdbcTemplate jdbc;

    AliasTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these keys that are known to be shared, and so identify no person. */
    List<byte[]> shared(AliasKey key, Collection<byte[]> hashes) {
        return KeyLists.query(jdbc, key.shared(), hashes, (row, n) -> row.getBytes(1));
    }

    /** From now on these keys count as shared, and identify no person. */
    void share(AliasKey key, Collection<byte[]> hashes) {
        KeyLists.update(jdbc, key.share(), hashes);
    }

    void add(List<Recognized> persons) {
        INSERT.add(
                jdbc,
                persons.stream()
                        .filter(Recognized::isNew)
                        .flatMap(person -> person.learnt().aliases().stream().map(alias -> row(person.id(), alias)))
                        .toList());
        List<Recognized> known =
                persons.stream().filter(person -> !person.isNew()).toList();
        for (AliasKey key : AliasKey.values()) {
            List<Object[]> rows = known.stream().flatMap(key::rows).toList();
            if (!rows.isEmpty()) {
                jdbc.batchUpdate(key.addUnlessKnown(), rows);
            }
        }
    }

    private static @Nullable Object[] row(String personId, Recognized.Alias alias) {
        Recognized.Key phone = alias.phone();
        Recognized.Key crmId = alias.crmId();
        return new @Nullable Object[] {
            personId,
            alias.name(),
            phone == null ? null : phone.hash(),
            phone == null ? null : phone.identifiesAsNumber(),
            crmId == null ? null : crmId.hash(),
            crmId == null ? null : crmId.identifiesAsNumber()
        };
    }

    void move(String from, String to) {
        for (AliasKey key : AliasKey.values()) {
            jdbc.update(key.dropKnown(), from, to);
        }
        jdbc.update(DELETE_EMPTY, from);
        jdbc.update(MOVE, to, from);
    }

    /**
     * Puts phones that an earlier release kept under other keys under those of this one.
     *
     * @param keys by the other key in hexadecimal
     */
    void renamePhones(Map<String, byte[]> keys) {
        KeyLists.query(
                        jdbc,
                        KNOWN_PHONES,
                        keys.keySet().stream().map(Pseudonyms::bytes).toList(),
                        (row, n) -> row.getBytes(1))
                .stream()
                .sorted(Arrays::compare)
                .forEach(former -> {
                    byte[] key = keys.get(HexFormat.of().formatHex(former));
                    jdbc.update(RENAME_PHONE, key, former, key);
                    jdbc.update(DELETE_PHONE, (Object) former);
                    jdbc.update(FORGET_PHONE, (Object) former);
                });
    }

    List<String> personsByPhone(byte[] hash) {
        return jdbc.queryForList(PERSONS_BY_PHONE, String.class, hash);
    }

    /** @param hash of an id, whatever its source */
    List<String> personsByCrmId(byte[] hash) {
        return jdbc.queryForList(PERSONS_BY_CRM_ID, String.class, hash, Pseudonyms.next(hash));
    }

    List<PersonKey> keys(String personId) {
        return jdbc.query(KEYS, (row, n) -> new PersonKey(row.getBytes(1), row.getBytes(2)), personId, personId);
    }

    void delete(Collection<String> persons) {
        KeyLists.update(jdbc, DELETE, persons);
    }
}
