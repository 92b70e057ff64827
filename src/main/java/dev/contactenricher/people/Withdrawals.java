package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.store.KeyLists;
import dev.contactenricher.store.Times;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What is remembered by key: withdrawals of consent, and that consent is needed. Keys are the keyed hashes of an e-mail, a
 * phone or an external id, also of a person not known yet, and a person's id.
 */
@Repository
public class Withdrawals {

    private static final String FIND = """
            SELECT key_hash, channel, name_hash, withdrawn_at FROM withdrawal WHERE key_hash IN (%s)
            """;
    private static final String REMEMBER = """
            INSERT INTO withdrawal (key_hash, channel, name_hash, withdrawn_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (key_hash, channel, name_hash) DO UPDATE SET withdrawn_at = excluded.withdrawn_at
             WHERE withdrawal.withdrawn_at < excluded.withdrawn_at
            """;
    private static final String FORGET = """
            DELETE FROM withdrawal WHERE key_hash IN (%s)
            """;

    /** Stands in place of a channel: a person with the key needs consent. */
    private static final String REGION = "REGION";

    private final JdbcTemplate jdbc;

    public Withdrawals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The key under which the withdrawals of a person are remembered. */
    static PersonKey keyOf(String personId) {
        UUID id = UUID.fromString(personId);
        return PersonKey.own(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** What is remembered under any of these keys. */
    Remembered of(Collection<PersonKey> keys) {
        Map<String, List<Line>> found = new HashMap<>();
        KeyLists.query(
                        jdbc,
                        FIND,
                        keys.stream().map(PersonKey::hash).toList(),
                        (row, n) -> Map.entry(
                                hex(row.getBytes("key_hash")),
                                new Line(
                                        row.getString("channel"),
                                        row.getBytes("name_hash"),
                                        Instant.ofEpochMilli(row.getLong("withdrawn_at")))))
                .forEach(line -> found.computeIfAbsent(line.getKey(), key -> new ArrayList<>(3))
                        .add(line.getValue()));
        return new Remembered(found);
    }

    /**
     * @param channel or {@code REGION}
     * @param name the print of the name that it goes with
     */
    record Line(String channel, byte[] name, Instant at) {}

    /** @param byKey in hexadecimal */
    record Remembered(Map<String, List<Line>> byKey) {

        static final Remembered NOTHING = new Remembered(Map.of());

        /** All of it, and more that is remembered from now on. */
        Remembered and(List<Map.Entry<PersonKey, Map<Channel, Instant>>> more) {
            Map<String, List<Line>> all = new HashMap<>();
            byKey.forEach((key, lines) -> all.put(key, new ArrayList<>(lines)));
            for (var one : more) {
                PersonKey key = one.getKey();
                List<Line> lines = all.computeIfAbsent(hex(key.hash()), hash -> new ArrayList<>(3));
                one.getValue()
                        .forEach((channel, at) ->
                                lines.add(new Line(channel.name(), key.name(), Instant.ofEpochMilli(up(at)))));
            }
            return new Remembered(all);
        }

        /** The latest withdrawal of each channel under these keys. */
        Map<Channel, Instant> under(Collection<PersonKey> keys) {
            Map<Channel, Instant> latest = new EnumMap<>(Channel.class);
            lines(keys)
                    .filter(line -> !line.channel().equals(REGION))
                    .forEach(line -> latest.merge(Channel.valueOf(line.channel()), line.at(), Times::later));
            return latest;
        }

        /** As of when consent is needed for persons with one of these keys, or null. */
        @Nullable Instant regionUnder(Collection<PersonKey> keys) {
            return lines(keys)
                    .filter(line -> line.channel().equals(REGION))
                    .map(Line::at)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        private Stream<Line> lines(Collection<PersonKey> keys) {
            return byKey.isEmpty()
                    ? Stream.of()
                    : keys.stream()
                            .flatMap(key -> byKey.getOrDefault(hex(key.hash()), List.of()).stream()
                                    .filter(line -> !PersonKey.contradict(line.name(), key.name())));
        }
    }

    /** Remembers the later one where a withdrawal is remembered already. */
    void remember(Collection<PersonKey> keys, Map<Channel, Instant> withdrawals) {
        remember(keys.stream().map(key -> Map.entry(key, withdrawals)).toList());
    }

    /** @param withdrawals by key, when which channel was withdrawn */
    void remember(List<Map.Entry<PersonKey, Map<Channel, Instant>>> withdrawals) {
        save(withdrawals.stream()
                .flatMap(one -> one.getValue().entrySet().stream()
                        .map(said -> row(one.getKey(), said.getKey().name(), said.getValue())))
                .toList());
    }

    /** Remembers that consent is needed for persons with one of these keys. */
    void rememberRegion(Collection<PersonKey> keys, Instant at) {
        save(keys.stream().map(key -> row(key, REGION, at)).toList());
    }

    private static Object[] row(PersonKey key, String channel, Instant at) {
        return new Object[] {key.hash(), channel, key.name(), up(at)};
    }

    private void save(List<Object[]> lines) {
        // a statement that holds several rows must not hold a key, channel and name twice; and all lock in one order
        Map<String, Object[]> rows = new TreeMap<>();
        lines.forEach(line -> rows.merge(
                hex((byte[]) line[0]) + line[1] + hex((byte[]) line[2]),
                line,
                (a, b) -> (long) a[3] >= (long) b[3] ? a : b));
        if (!rows.isEmpty()) {
            jdbc.batchUpdate(REMEMBER, List.copyOf(rows.values()));
        }
    }

    void forget(Collection<PersonKey> keys) {
        KeyLists.update(jdbc, FORGET, keys.stream().map(PersonKey::hash).toList());
    }

    /** Milliseconds, rounded up: a grant within the same millisecond is not known to be later. */
    private static long up(Instant at) {
        long millis = at.toEpochMilli();
        return Instant.ofEpochMilli(millis).isBefore(at) ? millis + 1 : millis;
    }

    static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }
}
