package dev.contactenricher.tenant;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.crypto.KeyedHash;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which do-not-call records this service wrote, and which persons refuse by which number, as keyed hashes: only such a
 * record may be expired, and only when nobody of that number refuses any more.
 */
@Repository
class DncRecords {

    /** Of the number itself: the refusal of an unknown person. */
    static final String UNKNOWN_OWNER = "";

    private static final int BYTES = 16;
    private static final String REFUSE = """
            INSERT INTO tenant_dnc_refusal (channel, number_hash, person_id, refused_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (channel, number_hash, person_id) DO UPDATE SET refused_at = excluded.refused_at
            WHERE tenant_dnc_refusal.refused_at < excluded.refused_at
            """;
    private static final String GRANT = """
            DELETE FROM tenant_dnc_refusal WHERE channel = ? AND number_hash = ? AND person_id IN (?, '')
                AND refused_at < ?
            """;
    private static final String REFUSALS =
            "SELECT COUNT(*) FROM tenant_dnc_refusal WHERE channel = ? AND number_hash = ?";
    private static final String WRITE = """
            INSERT INTO tenant_dnc_record (channel, number_hash) VALUES (?, ?)
            ON CONFLICT (channel, number_hash) DO NOTHING
            """;
    private static final String IS_OURS =
            "SELECT COUNT(*) FROM tenant_dnc_record WHERE channel = ? AND number_hash = ?";
    private static final String EXPIRED = "DELETE FROM tenant_dnc_record WHERE channel = ? AND number_hash = ?";
    private static final String GIVE = """
            INSERT INTO tenant_dnc_refusal (channel, number_hash, person_id, refused_at)
            SELECT channel, number_hash, :to, MAX(refused_at) FROM tenant_dnc_refusal
             WHERE person_id IN (:from) GROUP BY channel, number_hash
            ON CONFLICT (channel, number_hash, person_id) DO UPDATE SET refused_at = excluded.refused_at
            WHERE tenant_dnc_refusal.refused_at < excluded.refused_at
            """;
    private static final String FORGET = "DELETE FROM tenant_dnc_refusal WHERE person_id IN (:from)";

    private final JdbcClient jdbc;
    private final KeyedHash hash;

    DncRecords(JdbcClient jdbc, KeyedHash hash) {
        this.jdbc = jdbc;
        this.hash = hash;
    }

    @Transactional
    public void refuse(Channel channel, String digits, String personId, Instant at) {
        jdbc.sql(REFUSE)
                .params(channel.wireName(), hashed(digits), personId, at.toEpochMilli())
                .update();
    }

    /**
     * A later yes of that person.
     *
     * @return whether the record of the number may go: this service wrote it, and nobody of that number refuses any
     * more
     */
    @Transactional
    public boolean grant(Channel channel, String digits, String personId, Instant at) {
        String number = hashed(digits);
        jdbc.sql(GRANT)
                .params(channel.wireName(), number, personId, at.toEpochMilli())
                .update();
        return count(IS_OURS, channel, number) > 0 && count(REFUSALS, channel, number) == 0;
    }

    /** Whether a person with that number refuses. */
    boolean isRefused(Channel channel, String digits) {
        return count(REFUSALS, channel, hashed(digits)) > 0;
    }

    /** Before a record is written, as its answer may be lost. */
    @Transactional
    public void writing(Channel channel, String digits) {
        jdbc.sql(WRITE).params(channel.wireName(), hashed(digits)).update();
    }

    /** It is not there any more, or never was. */
    @Transactional
    public void expired(Channel channel, String digits) {
        jdbc.sql(EXPIRED).params(channel.wireName(), hashed(digits)).update();
    }

    /** Refusals of some persons are another one's from now on. */
    void give(Collection<String> from, String to) {
        if (!from.isEmpty()) {
            jdbc.sql(GIVE).param("from", from).param("to", to).update();
            jdbc.sql(FORGET).param("from", from).update();
        }
    }

    private int count(String sql, Channel channel, String number) {
        return jdbc.sql(sql)
                .params(channel.wireName(), number)
                .query(Integer.class)
                .single();
    }

    private String hashed(String digits) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash.of("dnc-number", digits), BYTES));
    }
}
