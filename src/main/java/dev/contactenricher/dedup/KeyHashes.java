package dev.contactenricher.dedup;

import dev.contactenricher.crypto.KeyedHash;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of a batch's keys, each made once, and the way back from those to the keys, so that what is known by its
 * hash can be compared with what is at hand.
 */
final class KeyHashes {

    /** 128 bits tell the keys of all people apart. */
    private static final int BYTES = 16;

    /** Stands for no key. */
    static final byte[] NONE = {};

    private final KeyedHash hash;
    private final String purpose;
    private final Map<String, byte[]> byKey = new HashMap<>();
    private final Map<String, String> keyByHash = new HashMap<>();

    KeyHashes(KeyedHash hash, String purpose) {
        this.hash = hash;
        this.purpose = purpose;
    }

    static byte[] of(KeyedHash hash, String purpose, String key) {
        return Arrays.copyOf(hash.of(purpose, key), BYTES);
    }

    byte[] of(String key) {
        return byKey.computeIfAbsent(key, fresh -> {
            byte[] bytes = of(hash, purpose, fresh);
            keyByHash.put(HexFormat.of().formatHex(bytes), fresh);
            return bytes;
        });
    }

    /** The batch's key of that hash, else a text that equals no key but stands for that hash. */
    @Nullable String keyOf(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        String hex = HexFormat.of().formatHex(bytes);
        return keyByHash.getOrDefault(hex, '#' + hex);
    }
}
