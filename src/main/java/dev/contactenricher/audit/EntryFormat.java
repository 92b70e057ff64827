package dev.contactenricher.audit;

import dev.contactenricher.crypto.Sha256;
import dev.contactenricher.proof.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an entry is written and hashed: the contract's section 8. */
public final class EntryFormat {

    static final Map<String, Object> PRIVACY_COMPLIANCE =
            Map.of("gdpr_enforced", true, "data_minimization", true, "retention_policy", "eu_standard");

    /** The {@code previous_hash} of the first entry. */
    static final byte[] GENESIS = new byte[32];

    private static final DateTimeFormatter UTC_MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private EntryFormat() {}

    public static String instant(Instant instant) {
        return UTC_MILLIS.format(instant);
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** @param canonicalDetails the details as canonical JSON already */
    static byte[] detailsHash(String canonicalDetails, String salt) {
        return sha256("{\"details\":" + canonicalDetails + ",\"details_salt\":" + CanonicalJson.encode(salt) + "}");
    }

    static byte[] entryHash(
            String auditId,
            String action,
            String actor,
            @Nullable String subject,
            byte[] detailsHash,
            Instant createdAt) {
        var hashed = new HashMap<String, @Nullable Object>();
        hashed.put("audit_id", auditId);
        hashed.put("action", action);
        hashed.put("actor", actor);
        hashed.put("subject", subject);
        hashed.put("details_hash", hex(detailsHash));
        hashed.put("privacy_compliance", PRIVACY_COMPLIANCE);
        hashed.put("created_at", instant(createdAt));
        return sha256(CanonicalJson.encode(hashed));
    }

    /** The hash that chains an entry to the one before. */
    static byte[] link(byte[] previousHash, byte[] entryHash) {
        return Sha256.of(previousHash, entryHash);
    }

    static byte[] sha256(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
