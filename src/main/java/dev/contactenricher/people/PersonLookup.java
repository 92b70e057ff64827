package dev.contactenricher.people;

import dev.contactenricher.identity.Candidate;
import dev.contactenricher.identity.Candidate.CrmPart;
import dev.contactenricher.identity.Candidate.EmailPart;
import dev.contactenricher.identity.Candidate.PhonePart;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.store.KeyLists;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** Finds persons by their keys, in the tables of persons and of their e-mails, phones and external ids. */
@Repository
public class PersonLookup {

    private static final String BY_EMAIL = """
            SELECT id, email_hash, email_identifies, created_at, admitted, NULL AS phone_hash, NULL AS crm_hash,
                   NULL AS name_hash, (SELECT COUNT(h.phone_hash) FROM person_alias h WHERE h.person_id = person.id) AS aliases
              FROM person WHERE email_identifies = 1 AND email_hash IN (%s)
            """;
    private static final String BY_OTHER_EMAIL = """
            SELECT p.id, o.email_hash, 1 AS email_identifies, p.created_at, p.admitted, NULL AS phone_hash,
                   NULL AS crm_hash, NULL AS name_hash,
                   (SELECT COUNT(h.phone_hash) FROM person_alias h WHERE h.person_id = p.id) AS aliases
              FROM person_email o JOIN person p ON p.id = o.person_id
             WHERE o.email_hash IN (%s)
            """;
    private static final String BY_PHONE = """
            SELECT p.id, p.email_hash, p.email_identifies, p.created_at, p.admitted, h.phone_hash,
                   NULL AS crm_hash, h.name_hash, 0 AS aliases
              FROM person_alias h JOIN person p ON p.id = h.person_id
             WHERE h.phone_identifies = 1 AND h.phone_hash IN (%s)
            """;
    private static final String BY_CRM_ID = """
            SELECT p.id, p.email_hash, p.email_identifies, p.created_at, p.admitted, NULL AS phone_hash,
                   c.crm_hash, c.name_hash, 0 AS aliases
              FROM person_alias c JOIN person p ON p.id = c.person_id
             WHERE c.crm_identifies = 1 AND c.crm_hash IN (%s)
            """;
    private static final String SHARED_EMAILS = """
            SELECT email_hash, COUNT(*) FROM person WHERE email_identifies <= 0 AND email_hash IN (%s)
             GROUP BY email_hash
            """;
    private static final String ALIASES = """
            SELECT p.id, p.email_hash, p.email_identifies, p.created_at, p.admitted, h.phone_hash,
                   NULL AS crm_hash, h.name_hash, 0 AS aliases
              FROM person_alias h JOIN person p ON p.id = h.person_id
             WHERE h.phone_identifies = 1 AND h.person_id IN (%s)
            """;
    private static final String BY_CONTENT = """
            SELECT id, content_hash, admitted FROM person
             WHERE absorbed_by IS NULL AND content_hash IN (%s)
             ORDER BY created_at, id
            """;

    private static final String HOLDERS_BY_PHONE = """
            SELECT h.phone_hash AS key_hash, h.name_hash, p.id, p.admitted
              FROM person_alias h JOIN person p ON p.id = h.person_id
             WHERE h.phone_hash IN (%s)
            """;
    /** For shared mailboxes of an earlier release, which kept no name beside them. */
    private static final String HOLDERS_BY_EMAIL = """
            SELECT p.email_hash AS key_hash, NULL AS name_hash, p.id, p.admitted FROM person p
             WHERE p.email_identifies <= 0 AND p.email_hash IN (%s) AND NOT EXISTS (
                SELECT 1 FROM person_alias h WHERE h.phone_hash = p.email_hash AND h.person_id = p.id)
            """;

    private static final String HOLDERS_BY_CRM_ID = """
            SELECT c.crm_hash AS key_hash, c.name_hash, p.id, p.admitted
              FROM person_alias c JOIN person p ON p.id = c.person_id
             WHERE c.crm_hash IN (%s)
            """;

    private final JdbcTemplate jdbc;

    PersonLookup(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person as it was found by one of its keys.
     *
     * @param phone null unless it led here
     * @param crmId null unless it led here
     * @param name the print of what came with that key
     * @param createdAt epoch milliseconds
     * @param aliases how many phones and names the person came with, as far as it was found by e-mail
     */
    record Row(
            String id,
            byte @Nullable [] email,
            EmailKind emailKind,
            byte @Nullable [] phone,
            byte @Nullable [] crmId,
            byte @Nullable [] name,
            long createdAt,
            boolean admitted,
            int aliases) {

        /** @param formerPhones by the former key, in hexadecimal, the one by which the phone is known now */
        Row renamed(Map<String, byte[]> formerPhones) {
            byte[] now = phone == null ? null : formerPhones.get(Pseudonyms.text(phone));
            return now == null ? this : new Row(id, email, emailKind, now, crmId, name, createdAt, admitted, aliases);
        }

        /** The row under that person's id, as the youngest of all: a person of the batch gives its id to no older one. */
        Row of(Recognized person) {
            return new Row(
                    person.id(),
                    email,
                    emailKind,
                    phone,
                    crmId,
                    name,
                    Long.MAX_VALUE,
                    person.identity().admitted(),
                    aliases);
        }

        Candidate candidate() {
            return new Candidate(
                    new EmailPart(Pseudonyms.text(email), emailKind),
                    new PhonePart(Pseudonyms.text(phone), null, null, phone != null),
                    new CrmPart(Pseudonyms.text(crmId), crmId != null),
                    Pseudonyms.name(name),
                    id,
                    aliases);
        }
    }

    private static final RowMapper<Row> ROW = (row, n) -> new Row(
            row.getString("id"),
            row.getBytes("email_hash"),
            EmailKind.of(row.getInt("email_identifies")),
            row.getBytes("phone_hash"),
            row.getBytes("crm_hash"),
            row.getBytes("name_hash"),
            row.getLong("created_at"),
            row.getInt("admitted") == 1,
            row.getInt("aliases"));

    /** The owners of these e-mails. */
    List<Row> byEmail(Collection<byte[]> hashes) {
        List<Row> owners = new ArrayList<>(KeyLists.query(jdbc, BY_EMAIL, hashes, ROW));
        owners.addAll(KeyLists.query(jdbc, BY_OTHER_EMAIL, hashes, ROW));
        return owners;
    }

    /** The persons with one of these phones, once with each phone and name; not where too many share the phone. */
    List<Row> byPhone(Collection<byte[]> hashes) {
        return KeyLists.query(jdbc, BY_PHONE, hashes, ROW);
    }

    /** The persons with one of these ids, once with each id and name; not where too many share the id. */
    List<Row> byCrmId(Collection<byte[]> hashes) {
        return KeyLists.query(jdbc, BY_CRM_ID, hashes, ROW);
    }

    /** The phones and names that came with these persons. */
    List<Row> aliases(Collection<String> ids) {
        return KeyLists.query(jdbc, ALIASES, ids, ROW);
    }

    /** A person with this content. */
    record Same(String id, byte[] content, boolean admitted) {}

    /** The persons that came with one of these contents first, the oldest first. */
    List<Same> byContent(Collection<byte[]> hashes) {
        return KeyLists.query(
                jdbc,
                BY_CONTENT,
                hashes,
                (row, n) -> new Same(row.getString("id"), row.getBytes("content_hash"), row.getInt("admitted") == 1));
    }

    /** @param persons how many came with it without being identified by it */
    record SharedEmail(byte[] hash, int persons) {}

    /** Those of these e-mails that came before and are known to be shared. */
    List<SharedEmail> sharedEmails(Collection<byte[]> hashes) {
        return KeyLists.query(jdbc, SHARED_EMAILS, hashes, (row, n) -> new SharedEmail(row.getBytes(1), row.getInt(2)));
    }

    /** A person with a key. */
    record Holder(PersonKey key, String personId, boolean admitted) {}

    private static final RowMapper<Holder> HOLDER = (row, n) -> {
        byte[] name = row.getBytes("name_hash");
        byte[] hash = row.getBytes("key_hash");
        return new Holder(
                name == null ? PersonKey.own(hash) : new PersonKey(hash, name),
                row.getString("id"),
                row.getInt("admitted") == 1);
    };

    /** The persons with one of these phones, shared mailboxes or external ids, by the key's hash in hexadecimal. */
    Map<String, List<Holder>> holders(Collection<PersonKey> keys) {
        List<byte[]> hashes = keys.stream().map(PersonKey::hash).toList();
        List<Holder> holders = new ArrayList<>(KeyLists.query(jdbc, HOLDERS_BY_PHONE, hashes, HOLDER));
        holders.addAll(KeyLists.query(jdbc, HOLDERS_BY_EMAIL, hashes, HOLDER));
        holders.addAll(KeyLists.query(jdbc, HOLDERS_BY_CRM_ID, hashes, HOLDER));
        return holders.stream()
                .collect(Collectors.groupingBy(
                        holder -> HexFormat.of().formatHex(holder.key().hash())));
    }
}
