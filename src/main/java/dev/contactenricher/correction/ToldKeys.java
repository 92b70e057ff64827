package dev.contactenricher.correction;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.records.Keys;
import dev.contactenricher.store.Chunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Under which keys CXone was told of each person, by keyed hash: a correction has to reach that person, and no other.
 */
@Repository
public class ToldKeys {

    private static final String TELL = """
            INSERT INTO merge_told_key (person_id, key_hash) VALUES (?, ?) ON CONFLICT (person_id, key_hash) DO NOTHING
            """;
    private static final String OWN = """
            SELECT person_id, key_hash FROM merge_told_key WHERE person_id IN (:persons) AND shared = 0 AND NOT EXISTS (
                SELECT 1 FROM merge_told_key o
                 WHERE o.key_hash = merge_told_key.key_hash AND o.person_id <> merge_told_key.person_id)
            """;
    private static final String GIVE = """
            INSERT INTO merge_told_key (person_id, key_hash, shared)
            SELECT :to, key_hash, MAX(shared) FROM merge_told_key WHERE person_id IN (:from) GROUP BY key_hash
            ON CONFLICT (person_id, key_hash) DO NOTHING
            """;
    /** CXone goes on knowing persons that are forgotten here. */
    private static final String STAYS_SHARED = """
            UPDATE merge_told_key SET shared = 1
             WHERE key_hash IN (SELECT key_hash FROM merge_told_key WHERE person_id IN (:persons))
            """;

    private static final String FORGET = "DELETE FROM merge_told_key WHERE person_id IN (:persons)";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final KeyHashes hashes;
    private final Terms terms;

    ToldKeys(JdbcClient jdbc, JdbcTemplate template, KeyedHash hash, Terms terms) {
        this.jdbc = jdbc;
        this.template = template;
        this.hashes = new KeyHashes(hash);
        this.terms = terms;
    }

    /** @param contacts what CXone is told of each entry, in their order */
    public void tell(List<Entry> entries, List<ObjectNode> contacts) {
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < entries.size(); i++) {
            String person = entries.get(i).personId();
            JsonNode contact = contacts.get(i);
            var keys = new Keys(text(contact, "email"), text(contact, "phone"), text(contact, "external_crm_id"));
            hashes.of(keys).forEach(key -> rows.add(new Object[] {person, key}));
        }
        template.batchUpdate(TELL, rows);
    }

    /** The keys, in hexadecimal, that are of one person only, by person. */
    Map<String, Set<String>> own(Collection<String> persons) {
        var own = new HashMap<String, Set<String>>();
        for (List<String> some : Chunks.of(persons)) {
            jdbc.sql(OWN).param("persons", some).query(row -> {
                own.computeIfAbsent(row.getString("person_id"), person -> new HashSet<>())
                        .add(hex(row.getBytes("key_hash")));
            });
        }
        return own;
    }

    /** Whether CXone can be told of a refusal of that channel at all. */
    boolean hasPlaceFor(Channel channel) {
        return terms.hasPlaceFor(channel);
    }

    /** Of these keys those under which CXone knows this person alone. */
    Keys known(Keys keys, Set<String> own) {
        if (terms.numbersAlone()) {
            return new Keys(null, isAmong(own, hashes.phone(keys)) ? keys.phone() : null, null);
        }
        return new Keys(
                isAmong(own, hashes.email(keys)) ? keys.email() : null,
                isAmong(own, hashes.phone(keys)) ? keys.phone() : null,
                isAmong(own, hashes.externalCrmId(keys)) ? keys.externalCrmId() : null);
    }

    /** The number that CXone can keep a refusal of that channel under, without knowing its owner; else null. */
    @Nullable String number(Keys keys, Channel channel) {
        return terms.numberChannels().contains(channel) ? keys.phone() : null;
    }

    /** Lets the keys of some persons be of the person that stands for them. */
    void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
        jdbc.sql(FORGET).param("persons", from).update();
    }

    void forget(Collection<String> persons) {
        for (List<String> some : Chunks.of(persons)) {
            jdbc.sql(STAYS_SHARED).param("persons", some).update();
            jdbc.sql(FORGET).param("persons", some).update();
        }
    }

    private static boolean isAmong(Set<String> own, byte @Nullable [] key) {
        return key != null && own.contains(hex(key));
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    private static @Nullable String text(JsonNode contact, String field) {
        JsonNode value = contact.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
