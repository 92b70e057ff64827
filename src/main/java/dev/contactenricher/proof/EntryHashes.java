package dev.contactenricher.proof;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three hashes of an entry, by the contract's section 8, in lower-case hexadecimal. */
final class EntryHashes {

    private static final Set<String> NOT_HASHED =
            Set.of("sequence", "details", "details_salt", "previous_hash", "entry_hash", "hash");
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest sha256;

    EntryHashes() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code details_hash}. */
    String ofDetails(@Nullable Object details, @Nullable Object salt) {
        var object = new HashMap<String, @Nullable Object>();
        object.put("details", details);
        object.put("details_salt", salt);
        return sha256(CanonicalJson.encode(object));
    }

    /** {@code entry_hash}. */
    String ofEntry(Map<String, @Nullable Object> entry) {
        var hashed = new HashMap<>(entry);
        hashed.keySet().removeAll(NOT_HASHED);
        return sha256(CanonicalJson.encode(hashed));
    }

    /** {@code hash}, of the entry before and this one. */
    String ofLink(String previousHash, String entryHash) {
        sha256.update(HEX.parseHex(previousHash));
        return HEX.formatHex(sha256.digest(HEX.parseHex(entryHash)));
    }

    private String sha256(String text) {
        return HEX.formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
