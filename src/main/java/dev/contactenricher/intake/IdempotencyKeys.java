package dev.contactenricher.intake;

import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import dev.contactenricher.store.Ids;
import jakarta.annotation.PostConstruct;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers calls by their {@code Idempotency-Key}
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">IETF draft</a>). A call claims
 * its key before it works, and binds its job to it in the transaction that makes the job.
 */
@Repository
class IdempotencyKeys {

    /** A call that has neither ended nor said for this long that it is at work has died with its process; its key is free. */
    private static final Duration ABANDONED = Duration.ofMinutes(1);

    private static final String CLAIM = """
            INSERT INTO idempotency (caller, key_hash, body_hash, token, created_at)
            VALUES (:caller, :key, :body, :token, :now)
            ON CONFLICT (caller, key_hash) DO UPDATE
               SET body_hash = excluded.body_hash, token = excluded.token, job_id = NULL, created_at = excluded.created_at
             WHERE idempotency.created_at < :expired
                OR (idempotency.job_id IS NULL AND idempotency.created_at < :abandoned)
            """;
    private static final String FIND = """
            SELECT body_hash, token, job_id FROM idempotency WHERE caller = :caller AND key_hash = :key
            """;
    private static final String BIND = """
            UPDATE idempotency SET job_id = :job WHERE token = :token AND caller = :caller AND key_hash = :key
            """;
    private static final String KEEP = """
            UPDATE idempotency SET created_at = :now
             WHERE token = :token AND caller = :caller AND key_hash = :key AND job_id IS NULL
            """;
    private static final String RELEASE = """
            DELETE FROM idempotency WHERE token = :token AND caller = :caller AND key_hash = :key AND job_id IS NULL
            """;
    private static final String RELEASE_ALL = """
            DELETE FROM idempotency WHERE job_id IS NULL
            """;
    private static final String FORGET =
            "DELETE FROM idempotency WHERE caller = :caller AND key_hash = :key AND job_id = :job";
    private static final String DELETE_EXPIRED = """
            DELETE FROM idempotency WHERE (caller, key_hash) IN (
                SELECT caller, key_hash FROM idempotency WHERE created_at < :before LIMIT 1000)
            """;

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Dialect dialect;
    private final IntakeSettings settings;
    private final GradualDeletion deletion;
    /** The calls of this process that are at work, by token. */
    private final Map<String, Claimed> atWork = new ConcurrentHashMap<>();

    IdempotencyKeys(
            JdbcClient jdbc, KeyedHash hash, Dialect dialect, IntakeSettings settings, GradualDeletion deletion) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.dialect = dialect;
        this.settings = settings;
        this.deletion = deletion;
    }

    /** Frees the keys of calls that ended with the only process there is, so that a repeated call need not wait. */
    @PostConstruct
    void releaseAbandoned() {
        if (dialect.isExclusive()) {
            jdbc.sql(RELEASE_ALL).update();
        }
    }

    sealed interface Claim {}

    /** The key is this call's; it is to be bound to a job, or released. */
    record Claimed(String caller, byte[] key, String token) implements Claim {}

    /** The call was answered before: its job says how. */
    record Answered(String jobId) implements Claim {}

    /** A call with this key is at work. */
    record InProgress() implements Claim {}

    /** The key was used with another body. */
    record Mismatch() implements Claim {}

    @Transactional
    public Claim claim(String caller, String key, byte[] bodyHash) {
        byte[] keyHash = hash.of("idempotency-key", key);
        byte[] body = hash.of("idempotency-body", HexFormat.of().formatHex(bodyHash));
        String token = Ids.random();
        Instant now = dialect.instant();
        jdbc.sql(CLAIM)
                .param("caller", caller)
                .param("key", keyHash)
                .param("body", body)
                .param("token", token)
                .param("now", now.toEpochMilli())
                .param("expired", now.minus(settings.idempotencyRetention()).toEpochMilli())
                .param("abandoned", now.minus(ABANDONED).toEpochMilli())
                .update();
        return jdbc.sql(FIND)
                .param("caller", caller)
                .param("key", keyHash)
                .query((row, n) -> {
                    if (row.getString("token").equals(token)) {
                        return new Claimed(caller, keyHash, token);
                    }
                    if (!MessageDigest.isEqual(row.getBytes("body_hash"), body)) {
                        return new Mismatch();
                    }
                    String job = row.getString("job_id");
                    return job == null ? new InProgress() : new Answered(job);
                })
                .single();
    }

    /** Does the work of a call that has its key, which is kept meanwhile. */
    <T> T working(Claimed claim, Supplier<T> work) {
        atWork.put(claim.token(), claim);
        try {
            return work.get();
        } finally {
            atWork.remove(claim.token());
        }
    }

    /**
     * Says of the calls at work that they still are, however long they take: a repeated call would take the key over, and
     * the work of the first be undone at its end. Not with SQLite, where this would wait for the very call.
     */
    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT15S")
    public void keep() {
        if (!dialect.isExclusive()) {
            Instant now = dialect.instant();
            atWork.values()
                    .forEach(claim ->
                            about(claim, KEEP).param("now", now.toEpochMilli()).update());
        }
    }

    /** @throws IllegalStateException when another call took the key over meanwhile, so that nothing is done twice */
    void bind(@Nullable Claimed claim, String jobId) {
        if (claim != null && about(claim, BIND).param("job", jobId).update() == 0) {
            throw new IllegalStateException("The Idempotency-Key was taken over by another call");
        }
    }

    @Transactional
    public void release(Claimed claim) {
        about(claim, RELEASE).update();
    }

    private JdbcClient.StatementSpec about(Claimed claim, String sql) {
        return jdbc.sql(sql)
                .param("token", claim.token())
                .param("caller", claim.caller())
                .param("key", claim.key());
    }

    /** Its job was not kept for as long as a key lives: there is no answer to give again. */
    @Transactional
    public void forget(String caller, String key, String jobId) {
        jdbc.sql(FORGET)
                .param("caller", caller)
                .param("key", hash.of("idempotency-key", key))
                .param("job", jobId)
                .update();
    }

    /** Deletes those that were kept long enough. */
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    public void deleteExpired() {
        deletion.all(() -> jdbc.sql(DELETE_EXPIRED)
                .param(
                        "before",
                        dialect.instant().minus(settings.idempotencyRetention()).toEpochMilli())
                .update());
    }
}
