package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of checkpoints. */
@Repository
class Checkpoints {

    private static final String ADD = """
            INSERT INTO audit_checkpoint (size, head, signature, public_key, created_at)
            VALUES (:size, :head, :signature, :key, :now)
            ON CONFLICT (size) DO NOTHING
            """;
    private static final String BEFORE = """
            SELECT size, head, signature, public_key, created_at FROM audit_checkpoint
            WHERE size < :before ORDER BY size DESC LIMIT :limit
            """;

    private static final String AFTER = """
            SELECT size, head, signature, public_key, created_at FROM audit_checkpoint
            WHERE size > :after AND size <= :end ORDER BY size LIMIT :limit
            """;

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param publicKey PEM of the key that signed it, or null when it is older than this column
     * @param createdAt ISO-8601 in UTC with milliseconds; not signed
     */
    record Stored(Checkpoint checkpoint, @Nullable String publicKey, String createdAt) {}

    /** @return false when another replica was faster */
    @Transactional
    boolean add(Checkpoint checkpoint, String publicKey, Instant now) {
        return jdbc.sql(ADD)
                        .param("size", checkpoint.size())
                        .param("head", checkpoint.head())
                        .param("signature", checkpoint.signature())
                        .param("key", publicKey)
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    Optional<Stored> newest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** The checkpoints of less than that size, newest first. */
    @Transactional(readOnly = true)
    List<Stored> before(long size, int limit) {
        return jdbc.sql(BEFORE)
                .param("before", size)
                .param("limit", limit)
                .query((row, n) -> stored(row))
                .list();
    }

    /** The checkpoints of more than {@code after} entries, up to {@code end}, oldest first. */
    @Transactional(readOnly = true)
    List<Stored> after(long after, long end, int limit) {
        return jdbc.sql(AFTER)
                .param("after", after)
                .param("end", end)
                .param("limit", limit)
                .query((row, n) -> stored(row))
                .list();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new Checkpoint(row.getLong("size"), row.getString("head"), row.getString("signature")),
                row.getString("public_key"),
                EntryFormat.instant(Instant.ofEpochMilli(row.getLong("created_at"))));
    }
}
