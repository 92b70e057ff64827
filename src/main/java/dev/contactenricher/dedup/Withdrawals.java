package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Withdrawals of consent, remembered by the keyed hash of an e-mail or a phone: also for someone not known yet. */
@Repository
class Withdrawals {

    private static final String FIND = """
            SELECT key_hash, channel, withdrawn_at FROM withdrawal WHERE key_hash IN (%s)
            """;
    private static final String REMEMBER = """
            INSERT INTO withdrawal (key_hash, channel, withdrawn_at) VALUES (?, ?, ?)
            ON CONFLICT (key_hash, channel) DO UPDATE SET withdrawn_at = excluded.withdrawn_at
             WHERE withdrawal.withdrawn_at < excluded.withdrawn_at
            """;
    private static final String FORGET = """
            DELETE FROM withdrawal WHERE key_hash IN (%s)
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

    /** What is remembered under any of these keys. */
    Remembered of(Collection<byte[]> keys) {
        Map<String, Map<Channel, Instant>> found = new HashMap<>();
        record Line(String key, Channel channel, Instant at) {}
        KeyLists.query(
                        jdbc,
                        FIND,
                        keys,
                        (row, n) -> new Line(
                                hex(row.getBytes("key_hash")),
                                Channel.valueOf(row.getString("channel")),
                                Instant.ofEpochMilli(row.getLong("withdrawn_at"))))
                .forEach(line -> found.computeIfAbsent(line.key(), key -> new EnumMap<>(Channel.class))
                        .put(line.channel(), line.at()));
        return new Remembered(found);
    }

    /** @param byKey in hexadecimal, when which channel was withdrawn */
    record Remembered(Map<String, Map<Channel, Instant>> byKey) {

        /** The latest withdrawal of each channel under these keys. */
        Map<Channel, Instant> under(Collection<byte[]> keys) {
            Map<Channel, Instant> latest = new EnumMap<>(Channel.class);
            if (!byKey.isEmpty()) {
                keys.forEach(key -> byKey.getOrDefault(hex(key), Map.of())
                        .forEach((channel, at) ->
                                latest.merge(channel, at, (one, two) -> one.isAfter(two) ? one : two)));
            }
            return latest;
        }
    }

    /** Remembers the later one where a withdrawal is remembered already. */
    void remember(Collection<byte[]> keys, Map<Channel, Instant> withdrawals) {
        remember(keys.stream().map(key -> Map.entry(key, withdrawals)).toList());
    }

    /** @param withdrawals by key, when which channel was withdrawn */
    void remember(List<Map.Entry<byte[], Map<Channel, Instant>>> withdrawals) {
        // a statement that holds several rows must not hold a key and channel twice
        Map<String, Object[]> rows = new TreeMap<>();
        withdrawals.forEach(one -> one.getValue()
                .forEach((channel, at) -> rows.merge(
                        hex(one.getKey()) + channel,
                        new Object[] {one.getKey(), channel.name(), up(at)},
                        (a, b) -> (long) a[2] >= (long) b[2] ? a : b)));
        jdbc.batchUpdate(REMEMBER, List.copyOf(rows.values()));
    }

    void forget(Collection<byte[]> keys) {
        KeyLists.update(jdbc, FORGET, keys);
    }

    /** Milliseconds, rounded up: a grant within the same millisecond is not known to be later. */
    private static long up(Instant at) {
        return at.getNano() % 1_000_000 == 0 ? at.toEpochMilli() : at.toEpochMilli() + 1;
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }
}
