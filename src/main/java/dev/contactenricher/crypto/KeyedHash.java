package dev.contactenricher.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds people again without keeping who they are: HMAC-SHA-256 (RFC 2104) under the index key, which is not the data
 * key, so that rotating the data key leaves every index intact.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** Knows the key and nothing else; each hash is made by a copy, as reading the key takes as long as hashing. */
    private final Mac keyed;

    KeyedHash(byte[] indexKey) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(indexKey, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param purpose keeps equal values of different kinds apart, such as {@code email} and {@code phone}
     * @return 32 bytes
     */
    public byte[] of(String purpose, String value) {
        try {
            var mac = (Mac) keyed.clone();
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
