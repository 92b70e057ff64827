package dev.contactenricher.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table of checkpoints. */
@Repository
class Checkpoints {

    private static final String ADD = """
            INSERT INTO audit_checkpoint (size, head, signature, created_at) VALUES (:size, :head, :signature, :now)
            ON CONFLICT (size) DO NOTHING
            """;
    private static final String BEFORE = """
            SELECT size, head, signature, created_at FROM audit_checkpoint
            WHERE size < :before ORDER BY size DESC LIMIT :limit
            """;

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param createdAt ISO-8601 in UTC with milliseconds; not signed */
    record Dated(Checkpoint checkpoint, String createdAt) {}

    /** @return false when another replica was faster */
    @Transactional
    boolean add(Checkpoint checkpoint, long now) {
        return jdbc.sql(ADD)
                        .param("size", checkpoint.size())
                        .param("head", checkpoint.head())
                        .param("signature", checkpoint.signature())
                        .param("now", now)
                        .update()
                == 1;
    }

    /** The checkpoints of less than that size, newest first. */
    @Transactional(readOnly = true)
    List<Dated> before(long size, int limit) {
        return jdbc.sql(BEFORE)
                .param("before", size)
                .param("limit", limit)
                .query((row, n) -> new Dated(
                        new Checkpoint(row.getLong("size"), row.getString("head"), row.getString("signature")),
                        EntryFormat.instant(row.getLong("created_at"))))
                .list();
    }
}
