package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.cxone.Terms;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.store.Chunks;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final String TOLD = "SELECT person_id, key_hash FROM merge_told_key WHERE person_id IN (:persons)";
    private static final String GRANT = "DELETE FROM merge_told_key WHERE person_id = ? AND key_hash = ?";
    private static final int BYTES = 16;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final KeyedHash hash;
    private final Terms terms;

    public RefusedNumbers(JdbcClient jdbc, JdbcTemplate template, KeyedHash hash, Terms terms) {
        this.jdbc = jdbc;
        this.template = template;
        this.hash = hash;
        this.terms = terms;
    }

    /** What of these, of which each names a number, is not told yet, and counts as told from now on; nothing where CXone has no place for numbers. */
    public List<Corrections.Refusal> untold(List<Corrections.Refusal> refusals) {
        var untold = new ArrayList<Corrections.Refusal>();
        for (List<Corrections.Refusal> some : Chunks.of(terms.numberChannels().isEmpty() ? List.of() : refusals)) {
            Set<String> told = told(some);
            var rows = new ArrayList<Object[]>();
            for (Corrections.Refusal refusal : some) {
                var channels = new HashSet<Channel>();
                String number = requireNonNull(refusal.keys().phone());
                for (Channel channel : refusal.channels()) {
                    byte[] key = key(channel, number);
                    if (terms.numberChannels().contains(channel) && told.add(row(refusal.personId(), key))) {
                        channels.add(channel);
                        rows.add(new Object[] {refusal.personId(), key});
                    }
                }
                if (!channels.isEmpty()) {
                    untold.add(new Corrections.Refusal(refusal.personId(), channels, refusal.keys()));
                }
            }
            template.batchUpdate(ToldKeys.TELL, rows);
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
                    told.add(row(found.getString("person_id"), found.getBytes("key_hash")));
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

    private byte[] key(Channel channel, String number) {
        return Arrays.copyOf(hash.of("refused-" + channel.wireName(), number), BYTES);
    }

    private static String row(String personId, byte[] key) {
        return personId + HexFormat.of().formatHex(key);
    }
}
