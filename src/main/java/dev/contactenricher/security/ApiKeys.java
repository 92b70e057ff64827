package dev.contactenricher.security;

import dev.contactenricher.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The configured keys. They are kept and compared as digests, so that neither length nor content shows in the time. */
final class ApiKeys {

    private final List<ApiKey> keys;

    ApiKeys(SecuritySettings settings) {
        keys = Arrays.stream(Role.values())
                .flatMap(role -> settings.keysOf(role).stream().distinct().map(key -> ApiKey.of(key, role, settings)))
                .toList();
    }

    /** Looks at all keys, also after the one that fits. */
    Optional<ApiKey> find(String presented) {
        return find(digest(presented));
    }

    /** @param digest of a key that was presented before */
    Optional<ApiKey> find(byte[] digest) {
        Optional<ApiKey> found = Optional.empty();
        for (ApiKey key : keys) {
            if (key.has(digest)) {
                found = Optional.of(key);
            }
        }
        return found;
    }

    static byte[] digest(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
