package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditEntries.Place;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The one row that says where the chain ends; the holder of its lock may extend it. */
@Repository
class ChainHead {

    private static final String READ = """
            SELECT sequence, hash, expired, announced, announced_at FROM audit_head WHERE id = 1
            """;
    private static final String READ_UNLESS_BEHIND = """
            SELECT sequence, hash, expired, announced, announced_at FROM audit_head
             WHERE id = 1 AND sequence > 0 AND NOT EXISTS (SELECT 1 FROM audit_entry WHERE sequence IS NULL)
            """;
    private static final String START =
            "INSERT INTO audit_head (id, sequence, hash, expired) VALUES (1, 0, :hash, 0) ON CONFLICT (id) DO NOTHING";
    private static final String MOVE =
            "UPDATE audit_head SET sequence = :sequence, hash = :hash WHERE id = 1 AND sequence = :expected";
    private static final String ANNOUNCE =
            "UPDATE audit_head SET announced = :announced, announced_at = :now WHERE id = 1";
    private static final String EXPIRE = "UPDATE audit_head SET expired = :expired WHERE id = 1";

    private static final Head EMPTY = new Head(0, EntryFormat.GENESIS, 0, 0, Instant.EPOCH);

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ChainHead(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /**
     * @param sequence the last entry's, 0 for an empty chain
     * @param hash the last entry's
     * @param expired the last sequence whose details were forgotten
     * @param announced the last sequence of which the trail says that its details are or will be forgotten
     * @param announcedAt when it was told to, in epoch milliseconds
     */
    record Head(long sequence, byte[] hash, long expired, long announced, Instant announcedAt) {

        Place place() {
            return new Place(sequence, hash);
        }
    }

    @Transactional(readOnly = true)
    Head read() {
        return find(READ).orElse(EMPTY);
    }

    /** The head, locked for this transaction, or empty when another replica has it. */
    Optional<Head> lock() {
        dialect.promiseToBeQuick();
        if (find(READ).isEmpty()) {
            jdbc.sql(START).param("hash", EntryFormat.hex(EMPTY.hash())).update();
        }
        return find(READ + dialect.skipLocked());
    }

    /** The head for the only writer there is; empty before the chain began, and while entries wait for their place in it. */
    Optional<Head> ofOnlyWriter() {
        return find(READ_UNLESS_BEHIND);
    }

    /** @throws IllegalStateException when the chain was extended by another, which the lock rules out */
    void move(Head from, Place to) {
        int moved = jdbc.sql(MOVE)
                .param("sequence", to.sequence())
                .param("hash", EntryFormat.hex(to.hash()))
                .param("expected", from.sequence())
                .update();
        if (moved != 1) {
            throw new IllegalStateException("The audit chain was extended by another writer");
        }
    }

    void announceExpiry(long sequence, Instant now) {
        jdbc.sql(ANNOUNCE)
                .param("announced", sequence)
                .param("now", now.toEpochMilli())
                .update();
    }

    void expireTo(long sequence) {
        jdbc.sql(EXPIRE).param("expired", sequence).update();
    }

    private Optional<Head> find(String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> new Head(
                        row.getLong("sequence"),
                        EntryFormat.bytes(row.getString("hash")),
                        row.getLong("expired"),
                        row.getLong("announced"),
                        Instant.ofEpochMilli(row.getLong("announced_at"))))
                .optional();
    }
}
