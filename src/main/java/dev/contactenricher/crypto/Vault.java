package dev.contactenricher.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what is kept about people, with AES-256-GCM (NIST SP 800-38D). A ciphertext is {@code version(1) |
 * key id(4) | nonce(12) | sealed text and tag}, so that two keys can be current while one replaces the other.
 */
public final class Vault {

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEADER_BYTES = 1 + Integer.BYTES + NONCE_BYTES;

    /** Looking one up takes as long as sealing a contact with it. */
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Vault::cipher);

    private final List<DataKey> keys;
    private final SecureRandom random = new SecureRandom();

    /** @param keys newest first; the first one encrypts */
    Vault(List<DataKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("A data key is needed");
        }
        this.keys = List.copyOf(keys);
    }

    /**
     * A vault of its own for what leaves the service, such as a cookie: nothing that one of them made opens in another. Its
     * keys are derived from the data keys by HKDF (RFC 5869), so that all replicas have the same.
     *
     * @param purpose a constant of the code
     */
    public Vault forPurpose(String purpose) {
        return new Vault(keys.stream().map(key -> key.derived(purpose)).toList());
    }

    public byte[] encrypt(String text) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] encrypt(byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        DataKey key = keys.getFirst();
        byte[] sealed = apply(Cipher.ENCRYPT_MODE, key, nonce, plain, 0, plain.length);
        return ByteBuffer.allocate(HEADER_BYTES + sealed.length)
                .put(VERSION)
                .putInt(key.id())
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException when no current key fits, or the text was changed */
    public String decrypt(byte[] ciphertext) {
        return new String(decryptBytes(ciphertext), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when no current key fits, or the bytes were changed */
    public byte[] decryptBytes(byte[] ciphertext) {
        ByteBuffer in = ByteBuffer.wrap(ciphertext);
        if (ciphertext.length < HEADER_BYTES || in.get() != VERSION) {
            throw new IllegalStateException("Not a ciphertext of this service");
        }
        int keyId = in.getInt();
        var nonce = new byte[NONCE_BYTES];
        in.get(nonce);
        DataKey key = keys.stream()
                .filter(candidate -> candidate.id() == keyId)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The data key of this ciphertext is not configured"));
        return apply(Cipher.DECRYPT_MODE, key, nonce, ciphertext, HEADER_BYTES, ciphertext.length - HEADER_BYTES);
    }

    /** True when the ciphertext carries another key than the newest. */
    public boolean isStale(byte[] ciphertext) {
        return ByteBuffer.wrap(ciphertext).getInt(1) != keys.getFirst().id();
    }

    /** True when one of the current keys made it. */
    boolean canOpen(byte[] ciphertext) {
        if (ciphertext.length < HEADER_BYTES) {
            return false;
        }
        int keyId = ByteBuffer.wrap(ciphertext).getInt(1);
        return keys.stream().anyMatch(key -> key.id() == keyId);
    }

    boolean hasOneKey() {
        return keys.size() == 1;
    }

    /** The four bytes that ciphertexts of the newest key carry. */
    byte[] newestKeyId() {
        return ByteBuffer.allocate(Integer.BYTES).putInt(keys.getFirst().id()).array();
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] apply(int mode, DataKey key, byte[] nonce, byte[] input, int offset, int length) {
        try {
            Cipher cipher = CIPHER.get();
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input, offset, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Contact data cannot be encrypted or decrypted", e);
        }
    }
}
