package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Withdrawals of consent, remembered by the keyed hash of an e-mail or a phone: also for someone not known yet. */
@Repository
class Withdrawals {

    private static final int MOST_PARAMETERS = 500;

    private static final String FIND = """
            SELECT key_hash, channel, withdrawn_at FROM withdrawal WHERE key_hash IN (%s)
            """;
    private static final String REMEMBER = """
            INSERT INTO withdrawal (key_hash, channel, withdrawn_at) VALUES (?, ?, ?)
            ON CONFLICT (key_hash, channel) DO UPDATE SET withdrawn_at = excluded.withdrawn_at
             WHERE withdrawal.withdrawn_at < excluded.withdrawn_at
            """;

    private static final String FORGET = """
            DELETE FROM withdrawal WHERE key_hash = ?
            """;

    private final JdbcTemplate jdbc;

    Withdrawals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The key under which the withdrawals of a person are remembered. */
    static byte[] keyOf(String personId) {
        UUID id = UUID.fromString(personId);
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    void forget(byte[] key) {
        jdbc.update(FORGET, key);
    }

    /** By the hexadecimal hash, when which channel was withdrawn. */
    Map<String, Map<Channel, Instant>> of(Collection<byte[]> hashes) {
        Map<String, Map<Channel, Instant>> found = new HashMap<>();
        for (List<byte[]> some : Slices.of(hashes, MOST_PARAMETERS)) {
            String marks = String.join(", ", Collections.nCopies(some.size(), "?"));
            jdbc.query(
                    FIND.formatted(marks),
                    row -> {
                        found.computeIfAbsent(
                                        HexFormat.of().formatHex(row.getBytes("key_hash")),
                                        key -> new EnumMap<>(Channel.class))
                                .put(
                                        Channel.valueOf(row.getString("channel")),
                                        Instant.ofEpochMilli(row.getLong("withdrawn_at")));
                    },
                    some.toArray());
        }
        return found;
    }

    /** Remembers the later one where a withdrawal is remembered already. */
    void remember(Collection<byte[]> hashes, Map<Channel, Instant> withdrawals) {
        for (byte[] hash : hashes) {
            withdrawals.forEach((channel, at) -> jdbc.update(REMEMBER, hash, channel.name(), at.toEpochMilli()));
        }
    }
}
