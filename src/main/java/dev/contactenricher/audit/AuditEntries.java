package dev.contactenricher.audit;

import static dev.contactenricher.store.RowInsert.Column.BIGINT;
import static dev.contactenricher.store.RowInsert.Column.BYTEA;
import static dev.contactenricher.store.RowInsert.Column.TEXT;

import dev.contactenricher.proof.CanonicalJson;
import dev.contactenricher.store.Ids;
import dev.contactenricher.store.RowInsert;
import dev.contactenricher.store.Times;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of entries. */
@Repository
class AuditEntries {

    private static final RowInsert APPEND =
            new RowInsert("""
            INSERT INTO audit_entry (audit_id, action, actor, subject, job_id, details, details_salt, details_hash,
                                     created_at, entry_hash, sequence, previous_hash, hash)
            %s
            """, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, BYTEA, BIGINT, BYTEA, BIGINT, BYTEA, BYTEA);
    private static final String UNCHAINED =
            "SELECT id, entry_hash FROM audit_entry WHERE sequence IS NULL ORDER BY id LIMIT :limit";
    private static final String OLDEST_UNCHAINED =
            "SELECT created_at FROM audit_entry WHERE sequence IS NULL ORDER BY id LIMIT 1";
    private static final String CHAIN =
            "UPDATE audit_entry SET sequence = ?, previous_hash = ?, hash = ? WHERE id = ? AND sequence IS NULL";
    private static final String CHAINED = """
            SELECT sequence, audit_id, action, actor, subject, details, details_salt, details_hash, created_at,
                   previous_hash, entry_hash, hash
            FROM audit_entry WHERE %s ORDER BY %s LIMIT :limit
            """;
    private static final String CREATED_AT =
            "SELECT created_at FROM audit_entry WHERE sequence >= :sequence ORDER BY sequence LIMIT 1";
    private static final String FIRST_SINCE = """
            SELECT sequence FROM audit_entry WHERE sequence > :after AND created_at >= :from ORDER BY sequence LIMIT 1
            """;
    private static final String UNCHAINED_OF =
            "SELECT COUNT(*) FROM audit_entry WHERE sequence IS NULL AND action = :action";
    private static final String EXPIRE =
            "UPDATE audit_entry SET details = NULL, details_salt = NULL WHERE sequence > :after AND sequence <= :end";

    private static final int BATCH = 1_000;
    private static final int SALT_BYTES = 16;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final SecureRandom random = new SecureRandom();

    AuditEntries(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** An entry's place in the chain. */
    record Place(long sequence, byte[] hash) {

        Place next(byte[] entryHash) {
            return new Place(sequence + 1, EntryFormat.link(hash, entryHash));
        }
    }

    /** An entry that waited for its place, and got it. */
    record Link(long id, byte[] previousHash, Place place) {}

    /**
     * Adds entries: behind a place of the chain, or without one.
     *
     * @return the place of the last one, if it has one
     */
    @Nullable Place append(List<Draft> drafts, @Nullable Place end) {
        Place last = end;
        List<@Nullable Object[]> rows = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Written entry = write(draft);
            Place place = last == null ? null : last.next(entry.entryHash());
            rows.add(row(entry, last, place));
            last = place;
        }
        APPEND.add(batches, rows);
        return last;
    }

    private record Written(
            Draft draft, String auditId, String details, String salt, byte[] detailsHash, byte[] entryHash) {}

    private Written write(Draft draft) {
        Instant createdAt = draft.at().truncatedTo(ChronoUnit.MILLIS);
        String auditId = Ids.timeOrdered(createdAt);
        String details = CanonicalJson.encode(draft.details().toMap());
        String salt = salt();
        byte[] detailsHash = EntryFormat.detailsHash(details, salt);
        String action = draft.action().word();
        byte[] entryHash =
                EntryFormat.entryHash(auditId, action, draft.actor(), draft.subject(), detailsHash, createdAt);
        return new Written(draft, auditId, details, salt, detailsHash, entryHash);
    }

    private static @Nullable Object[] row(Written entry, @Nullable Place previous, @Nullable Place place) {
        Draft draft = entry.draft();
        return new @Nullable Object[] {
            entry.auditId(),
            draft.action().word(),
            draft.actor(),
            draft.subject(),
            draft.details().jobId(),
            entry.details(),
            entry.salt(),
            entry.detailsHash(),
            draft.at().toEpochMilli(),
            entry.entryHash(),
            place == null ? null : place.sequence(),
            previous == null ? null : previous.hash(),
            place == null ? null : place.hash()
        };
    }

    /** When the oldest entry without a place in the chain was made. */
    @Transactional(readOnly = true)
    Optional<Instant> oldestUnchained() {
        return Times.found(jdbc.sql(OLDEST_UNCHAINED));
    }

    /** The next entries to be chained behind a place, linked already but not yet stored so. */
    List<Link> next(Place end, int limit) {
        var links = new ArrayList<Link>();
        jdbc.sql(UNCHAINED).param("limit", limit).query(row -> {
            Place last = links.isEmpty() ? end : links.getLast().place();
            links.add(new Link(row.getLong("id"), last.hash(), last.next(row.getBytes("entry_hash"))));
        });
        return links;
    }

    void chain(List<Link> links) {
        batches.batchUpdate(CHAIN, links, BATCH, (statement, link) -> {
            statement.setLong(1, link.place().sequence());
            statement.setBytes(2, link.previousHash());
            statement.setBytes(3, link.place().hash());
            statement.setLong(4, link.id());
        });
    }

    /** The chained entries behind {@code after}, up to {@code end}, that the filter lets through, oldest first. */
    @Transactional(readOnly = true)
    List<AuditEntry> page(AuditFilter filter, long after, long end, int limit) {
        return entries(filter, "", after, end, limit);
    }

    /** The same, newest first. */
    @Transactional(readOnly = true)
    List<AuditEntry> newest(AuditFilter filter, long after, long end, int limit) {
        return entries(filter, " DESC", after, end, limit);
    }

    private List<AuditEntry> entries(AuditFilter filter, String direction, long after, long end, int limit) {
        return jdbc.sql(CHAINED.formatted(filter.sql(), filter.order().replace(",", direction + ",") + direction))
                .param("after", after)
                .param("end", end)
                .param("limit", limit)
                .params(filter.params())
                .query((row, n) -> entry(row))
                .list();
    }

    /** When that entry of the chain was made, or the next one that is left; empty when there is none. */
    @Transactional(readOnly = true)
    Optional<Instant> createdAt(long sequence) {
        return Times.found(jdbc.sql(CREATED_AT).param("sequence", sequence));
    }

    /** The first sequence behind {@code after} of an entry made at or after that time. */
    @Transactional(readOnly = true)
    Optional<Long> firstSince(Instant from, long after) {
        return jdbc.sql(FIRST_SINCE)
                .param("after", after)
                .param("from", from.toEpochMilli())
                .query(Long.class)
                .optional();
    }

    /** Whether every entry of that action has its place in the chain. */
    boolean areChained(AuditAction action) {
        return jdbc.sql(UNCHAINED_OF)
                        .param("action", action.word())
                        .query(Long.class)
                        .single()
                == 0;
    }

    /** Forgets the details of the entries behind {@code after}, up to {@code end}. */
    void expire(long after, long end) {
        jdbc.sql(EXPIRE).param("after", after).param("end", end).update();
    }

    private String salt() {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getString("audit_id"),
                row.getString("action"),
                row.getString("actor"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("details_salt"),
                EntryFormat.hex(row.getBytes("details_hash")),
                EntryFormat.PRIVACY_COMPLIANCE,
                EntryFormat.instant(Instant.ofEpochMilli(row.getLong("created_at"))),
                EntryFormat.hex(row.getBytes("previous_hash")),
                EntryFormat.hex(row.getBytes("entry_hash")),
                EntryFormat.hex(row.getBytes("hash")));
    }
}
