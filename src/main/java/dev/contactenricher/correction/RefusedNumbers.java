package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/**
 * By which numbers CXone heard of a refusal that had been heard before without them, as keyed hashes: each is told once, however
 * often its contact comes.
 */
@Repository
public class RefusedNumbers {

    private static final String TOLD =
            "SELECT person_id, number_hash FROM refused_number WHERE person_id IN (:persons)";
    private static final String TELL = "INSERT INTO refused_number (person_id, number_hash, told_at) VALUES (?, ?, ?)";
    private static final String GRANT = "DELETE FROM refused_number WHERE person_id = ? AND number_hash = ?";
    private static final String GIVE = """
            INSERT INTO refused_number (person_id, number_hash, told_at)
            SELECT :to, number_hash, MAX(told_at) FROM refused_number WHERE person_id IN (:from) GROUP BY number_hash
            ON CONFLICT (person_id, number_hash) DO NOTHING
            """;
    private static final String FORGET = "DELETE FROM refused_number WHERE person_id IN (:persons)";
    private static final String FORGET_BEFORE = "DELETE FROM refused_number WHERE told_at < :before";
    private static final int BYTES = 16;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final KeyedHash hash;
    private final Terms terms;
    private final Dialect dialect;

    public RefusedNumbers(JdbcClient jdbc, JdbcTemplate template, KeyedHash hash, Terms terms, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.hash = hash;
        this.terms = terms;
        this.dialect = dialect;
    }

    /** What of these, of which each names a number, is not told yet, and counts as told from now on; nothing where CXone has no place for numbers. */
    public List<Corrections.Refusal> untold(List<Corrections.Refusal> refusals) {
        if (terms.numberChannels().isEmpty() || refusals.isEmpty()) {
            return List.of();
        }
        var untold = new ArrayList<Corrections.Refusal>();
        Instant now = dialect.instant();
        for (List<Corrections.Refusal> some : Chunks.of(refusals)) {
            Set<String> told = told(some);
            var rows = new ArrayList<Object[]>();
            for (Corrections.Refusal refusal : some) {
                var channels = new HashSet<Channel>();
                String number = requireNonNull(refusal.keys().phone());
                for (Channel channel : refusal.channels()) {
                    byte[] key = key(channel, number);
                    if (terms.numberChannels().contains(channel) && told.add(row(refusal.personId(), key))) {
                        channels.add(channel);
                        rows.add(new Object[] {refusal.personId(), key, now.toEpochMilli()});
                    }
                }
                if (!channels.isEmpty()) {
                    untold.add(new Corrections.Refusal(refusal.personId(), channels, refusal.keys()));
                }
            }
            template.batchUpdate(TELL, rows);
        }
        return untold;
    }

    private Set<String> told(List<Corrections.Refusal> refusals) {
        var told = new HashSet<String>();
        jdbc.sql(TOLD)
                .param(
                        "persons",
                        refusals.stream().map(Corrections.Refusal::personId).toList())
                .query(found -> {
                    told.add(row(found.getString("person_id"), found.getBytes("number_hash")));
                });
        return told;
    }

    /** These contacts are about to say yes by their numbers: a later no is told once more. */
    public void granted(List<Entry> entries, List<ObjectNode> contacts) {
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < entries.size(); i++) {
            String number = contacts.get(i).path("phone").asString("");
            for (Channel channel : terms.numberChannels()) {
                if (!number.isEmpty() && contacts.get(i).path(channel.field()).asBoolean(false)) {
                    rows.add(new Object[] {entries.get(i).personId(), key(channel, number)});
                }
            }
        }
        template.batchUpdate(GRANT, rows);
    }

    /** Lets the numbers of some persons be of the person that stands for them. */
    void give(Collection<String> from, String to) {
        jdbc.sql(GIVE).param("from", from).param("to", to).update();
        jdbc.sql(FORGET).param("persons", from).update();
    }

    void forget(Collection<String> persons) {
        for (List<String> some : Chunks.of(persons)) {
            jdbc.sql(FORGET).param("persons", some).update();
        }
    }

    /** Whose refusals come later, of a number told before then, is told of once more. */
    void forgetBefore(Instant time) {
        jdbc.sql(FORGET_BEFORE).param("before", time.toEpochMilli()).update();
    }

    private byte[] key(Channel channel, String number) {
        return Arrays.copyOf(hash.of("refused-" + channel.wireName(), number), BYTES);
    }

    private static String row(String personId, byte[] key) {
        return personId + HexFormat.of().formatHex(key);
    }
}
