package dev.contactenricher.people;

import static dev.contactenricher.store.RowInsert.Column.BIGINT;
import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.TEXT;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.dedup.ConsentStatement;
import dev.contactenricher.store.KeyLists;
import dev.contactenricher.store.RowInsert;
import dev.contactenricher.store.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table of what was last known of each person's consent. */
@Repository
public class ConsentMemories {

    private static final String FIND = """
            SELECT person_id, evidence, evidence_at, email, email_date, sms, sms_date, phone, phone_date, overridden_at, told
              FROM person_consent WHERE person_id IN (%s)
            """;
    private static final RowInsert SAVE =
            new RowInsert("""
            INSERT INTO person_consent
                (person_id, evidence, evidence_at, email, email_date, sms, sms_date, phone, phone_date, overridden_at, told)
            %s
            ON CONFLICT (person_id) DO UPDATE
               SET evidence = excluded.evidence, evidence_at = excluded.evidence_at, email = excluded.email,
                   email_date = excluded.email_date, sms = excluded.sms, sms_date = excluded.sms_date,
                   phone = excluded.phone, phone_date = excluded.phone_date, overridden_at = excluded.overridden_at, told = excluded.told
            """, TEXT, TEXT, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, BIGINT, BYTEA);
    private static final String KEPT = """
            SELECT c.person_id FROM person_consent c JOIN person p ON p.id = c.person_id
             WHERE p.seen_at >= SINCE AND c.person_id IN (%s)
            """;
    private static final String DELETE = """
            DELETE FROM person_consent WHERE person_id IN (%s)
            """;

    private static final long UNDATED = -1;

    private final JdbcTemplate jdbc;

    ConsentMemories(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is remembered of each of these persons. */
    public Map<String, ConsentMemory> of(Collection<String> personIds) {
        Map<String, ConsentMemory> found = new HashMap<>();
        KeyLists.query(jdbc, FIND, personIds, (row, n) -> Map.entry(row.getString("person_id"), memory(row)))
                .forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    /** @param memories by person, in whose order they are locked */
    void save(SortedMap<String, ConsentMemory> memories) {
        SAVE.add(
                jdbc,
                memories.entrySet().stream()
                        .map(one -> row(one.getKey(), one.getValue()))
                        .toList());
    }

    /** Those of these persons that came since, and of which something is remembered. */
    Set<String> keptSince(Collection<String> personIds, Instant since) {
        return new HashSet<>(KeyLists.query(
                jdbc,
                KEPT.replace("SINCE", Long.toString(since.toEpochMilli())),
                personIds,
                (row, n) -> row.getString(1)));
    }

    void delete(Collection<String> personIds) {
        KeyLists.update(jdbc, DELETE, personIds);
    }

    private static ConsentMemory memory(ResultSet row) throws SQLException {
        Map<Channel, ConsentStatement> grants = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            Instant at = instant(row, channel.wireName());
            if (at != null) {
                Instant date = instant(row, channel.wireName() + "_date");
                grants.put(
                        channel,
                        new ConsentStatement(
                                true, at.toEpochMilli() == UNDATED ? null : at, date == null ? null : date.toString()));
            }
        }
        byte[] told = row.getBytes("told");
        return new ConsentMemory(
                ConsentMemory.kindsOf(row.getString("evidence")),
                instant(row, "evidence_at"),
                grants,
                instant(row, "overridden_at"),
                told == null ? null : HexFormat.of().formatHex(told));
    }

    private static @Nullable Object[] row(String personId, ConsentMemory memory) {
        String told = memory.told();
        return new @Nullable Object[] {
            personId,
            String.join(",", memory.evidence()),
            Times.millis(memory.evidenceAt()),
            saidAt(memory, Channel.EMAIL),
            date(memory, Channel.EMAIL),
            saidAt(memory, Channel.SMS),
            date(memory, Channel.SMS),
            saidAt(memory, Channel.PHONE),
            date(memory, Channel.PHONE),
            Times.millis(memory.overriddenAt()),
            told == null ? null : HexFormat.of().parseHex(told)
        };
    }

    private static @Nullable Long saidAt(ConsentMemory memory, Channel channel) {
        ConsentStatement grant = memory.grants().get(channel);
        if (grant == null) {
            return null;
        }
        return grant.at() == null ? Long.valueOf(UNDATED) : Times.millis(grant.at());
    }

    private static @Nullable Long date(ConsentMemory memory, Channel channel) {
        ConsentStatement grant = memory.grants().get(channel);
        return grant == null || grant.date() == null ? null : Times.millis(grant.grantedAt());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
