package dev.contactenricher.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds people again without keeping what identifies them: HMAC-SHA-256 (RFC 2104) under the index key, which is not the data
 * key, so that rotating the data key leaves every index intact.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    /** A copy for each thread, as reading the key takes as long as hashing. */
    private final ThreadLocal<Mac> macs;

    @SuppressWarnings("ThreadLocalUsage") // a service has one such hash
    KeyedHash(byte[] indexKey) {
        try {
            Mac keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(indexKey, ALGORITHM));
            macs = ThreadLocal.withInitial(() -> copy(keyed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param purpose keeps equal values of different kinds apart, such as {@code email} and {@code phone}
     * @return 32 bytes
     */
    public byte[] of(String purpose, String value) {
        return of(purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of text in UTF-8. */
    public byte[] of(String purpose, byte[] value) {
        Mac mac = macs.get();
        mac.update(purpose.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(value);
    }

    private static Mac copy(Mac keyed) {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
