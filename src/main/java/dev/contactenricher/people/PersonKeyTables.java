package dev.contactenricher.people;

import dev.contactenricher.store.KeyLists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which keys lead to which persons, whether or not a key identifies one; many at a time. */
@Repository
class PersonKeyTables {

    private static final String BY_EMAIL = """
            SELECT email_hash, id FROM person WHERE email_hash IN (%s)
            """;
    private static final String BY_OWN_EMAIL = """
            SELECT email_hash, person_id FROM person_email WHERE email_hash IN (%s)
            """;
    private static final String BY_PHONE = """
            SELECT DISTINCT phone_hash, person_id FROM person_alias WHERE phone_hash IN (%s)
            """;
    private static final String EMAILS = """
            SELECT email_hash FROM person WHERE email_hash IS NOT NULL AND id IN (%s)
            """;
    private static final String OWN_EMAILS = """
            SELECT email_hash FROM person_email WHERE person_id IN (%s)
            """;
    private static final String PHONES = """
            SELECT DISTINCT phone_hash FROM person_alias WHERE phone_hash IS NOT NULL AND person_id IN (%s)
            """;
    private static final String CRM_IDS = """
            SELECT DISTINCT crm_hash FROM person_alias WHERE crm_hash IS NOT NULL AND person_id IN (%s)
            """;
    private static final String STANDING = """
            SELECT id, COALESCE(absorbed_by, id) FROM person WHERE id IN (%s)
            """;
    private static final String JOINED = """
            SELECT absorbed_by, id FROM person WHERE absorbed_by IN (%s)
            """;

    private final JdbcTemplate jdbc;
    private final AliasTable aliases;

    PersonKeyTables(JdbcTemplate jdbc, AliasTable aliases) {
        this.jdbc = jdbc;
        this.aliases = aliases;
    }

    /** The persons with these keys, by the key in hexadecimal. */
    Map<String, Set<String>> byEmail(Collection<byte[]> hashes) {
        Map<String, Set<String>> persons = personsBy(BY_EMAIL, hashes);
        personsBy(BY_OWN_EMAIL, hashes)
                .forEach((key, owners) -> persons.computeIfAbsent(key, any -> new LinkedHashSet<>())
                        .addAll(owners));
        return persons;
    }

    Map<String, Set<String>> byPhone(Collection<byte[]> hashes) {
        return personsBy(BY_PHONE, hashes);
    }

    /** @param hashes of ids whatever their source */
    Map<String, Set<String>> byCrmId(Collection<byte[]> hashes) {
        Map<String, Set<String>> persons = new HashMap<>();
        hashes.forEach(
                hash -> persons.put(HexFormat.of().formatHex(hash), new LinkedHashSet<>(aliases.personsByCrmId(hash))));
        return persons;
    }

    List<byte[]> emailsOf(Collection<String> personIds) {
        List<byte[]> emails = new ArrayList<>(KeyLists.query(jdbc, EMAILS, personIds, (row, n) -> row.getBytes(1)));
        emails.addAll(KeyLists.query(jdbc, OWN_EMAILS, personIds, (row, n) -> row.getBytes(1)));
        return emails;
    }

    List<byte[]> phonesOf(Collection<String> personIds) {
        return KeyLists.query(jdbc, PHONES, personIds, (row, n) -> row.getBytes(1));
    }

    /** Hashes of ids without their sources. */
    List<byte[]> crmIdsOf(Collection<String> personIds) {
        return KeyLists.query(
                jdbc,
                CRM_IDS,
                personIds,
                (row, n) -> Pseudonyms.idWithoutSource(HexFormat.of().formatHex(row.getBytes(1))));
    }

    /** The person that stands for each of these ids by now; unknown ids are left out. */
    Map<String, String> standing(Collection<String> personIds) {
        Map<String, String> standing = new HashMap<>();
        KeyLists.query(jdbc, STANDING, personIds, (row, n) -> standing.put(row.getString(1), row.getString(2)));
        return standing;
    }

    /** The ids for which these persons stand, by person. */
    Map<String, List<String>> joined(Collection<String> personIds) {
        Map<String, List<String>> joined = new HashMap<>();
        KeyLists.query(
                jdbc,
                JOINED,
                personIds,
                (row, n) -> joined.computeIfAbsent(row.getString(1), person -> new ArrayList<>())
                        .add(row.getString(2)));
        return joined;
    }

    private Map<String, Set<String>> personsBy(String sql, Collection<byte[]> hashes) {
        Map<String, Set<String>> persons = new HashMap<>();
        KeyLists.query(
                jdbc,
                sql,
                hashes,
                (row, n) -> persons.computeIfAbsent(
                                HexFormat.of().formatHex(row.getBytes(1)), key -> new LinkedHashSet<>())
                        .add(row.getString(2)));
        return persons;
    }
}
