package dev.contactenricher.people;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneKeys;
import dev.contactenricher.contact.PhoneNumber;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.identity.EmailKind;
import dev.contactenricher.identity.Guards;
import dev.contactenricher.store.KeyLists;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which e-mails and phones several people are known by at present: role mailboxes, switchboards, households. */
@Repository
public class CommonKeys {

    private static final String OWN_EMAILS = """
            SELECT email_hash, COUNT(*) FROM person WHERE email_identifies = 1 AND email_hash IN (%s) GROUP BY email_hash
            """;
    private static final String OTHER_EMAILS = """
            SELECT email_hash, COUNT(*) FROM person WHERE email_identifies <= 0 AND email_hash IN (%s) GROUP BY email_hash
            """;
    private static final String FURTHER_EMAILS = """
            SELECT email_hash, COUNT(*) FROM person_email WHERE email_hash IN (%s) AND NOT EXISTS (
                SELECT 1 FROM person p
                WHERE p.id = person_email.person_id AND p.email_hash = person_email.email_hash)
            GROUP BY email_hash
            """;
    private static final String PHONES = """
            SELECT phone_hash, COUNT(DISTINCT person_id) FROM person_alias WHERE phone_hash IN (%s) GROUP BY phone_hash
            """;

    private final JdbcTemplate jdbc;
    private final KeyedHash hash;

    CommonKeys(JdbcTemplate jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    /**
     * What the keys of a contact are worth.
     *
     * @param emailIdentifies true when it has an e-mail that one person alone is known by; a role mailbox may be one
     * @param phoneIdentifies the same of its phone
     */
    public record Keys(
            boolean emailIdentifies, boolean emailIsShared, boolean phoneIdentifies, boolean phoneIsShared) {}

    /** What each contact's keys are worth, in their order. Placeholders are no keys. */
    public List<Keys> of(List<Contact> contacts) {
        Map<String, byte[]> emails = new HashMap<>();
        Map<String, byte[]> phones = new HashMap<>();
        for (Contact contact : contacts) {
            String email = email(contact);
            if (email != null) {
                emails.computeIfAbsent(email, key -> Pseudonyms.email(hash, key));
            }
            String phone = phone(contact);
            if (phone != null) {
                phones.computeIfAbsent(phone, key -> Pseudonyms.phone(hash, key));
            }
        }
        Map<String, Integer> persons = new HashMap<>();
        count(OWN_EMAILS, emails, persons);
        count(OTHER_EMAILS, emails, persons);
        count(FURTHER_EMAILS, emails, persons);
        count(PHONES, phones, persons);
        List<Keys> all = new ArrayList<>(contacts.size());
        for (Contact contact : contacts) {
            String email = email(contact);
            String phone = phone(contact);
            boolean emailShared = email != null && isShared(emails.get(email), persons);
            boolean phoneShared = phone != null && (isShared(phones.get(phone), persons) || isSwitchboard(contact));
            all.add(new Keys(email != null && !emailShared, emailShared, phone != null && !phoneShared, phoneShared));
        }
        return all;
    }

    private static boolean isSwitchboard(Contact contact) {
        return contact.phone() != null && contact.phone().extension() != null;
    }

    private static boolean isShared(byte @Nullable [] key, Map<String, Integer> persons) {
        return key != null && persons.getOrDefault(Pseudonyms.text(key), 0) > 1;
    }

    private void count(String sql, Map<String, byte[]> keys, Map<String, Integer> persons) {
        record Count(byte[] key, int persons) {}
        KeyLists.query(jdbc, sql, keys.values(), (row, number) -> new Count(row.getBytes(1), row.getInt(2)))
                .forEach(one -> persons.merge(Pseudonyms.text(one.key()), one.persons(), Integer::sum));
    }

    private static @Nullable String email(Contact contact) {
        EmailAddress email = contact.email();
        return email == null || Guards.kind(email) == EmailKind.PLACEHOLDER ? null : email.key();
    }

    private static @Nullable String phone(Contact contact) {
        PhoneNumber phone = contact.phone();
        if (phone == null || Guards.isPlaceholder(phone)) {
            return null;
        }
        // an extension is not sent, so that the number alone must identify its owner
        String line = PhoneKeys.withoutExtension(phone.key());
        return line == null ? phone.key() : line;
    }
}
