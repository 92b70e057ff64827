package dev.contactenricher.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * An AES-256 key with the id that its ciphertexts carry.
 *
 * @param id the first four bytes of the key's SHA-256
 */
record DataKey(int id, SecretKey key) {

    static DataKey parse(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A data key is not base64");
        }
        if (bytes.length != DataKeys.LENGTH) {
            throw new IllegalArgumentException("A data key must have 256 bits");
        }
        return new DataKey(ByteBuffer.wrap(Sha256.of(bytes)).getInt(), new SecretKeySpec(bytes, "AES"));
    }

    /** Keeps the id, so that its ciphertexts still say which data key is behind them. */
    DataKey derived(String purpose) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(key)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), DataKeys.LENGTH);
            return new DataKey(id, KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "DataKey[…]";
    }
}
