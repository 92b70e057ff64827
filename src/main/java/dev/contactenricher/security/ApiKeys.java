package dev.contactenricher.security;

import dev.contactenricher.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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
            if (MessageDigest.isEqual(key.digest, digest)) {
                found = Optional.of(key);
            }
        }
        return found;
    }

    private static byte[] digest(String key) {
        return Sha256.of(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A key, with its role and its own rate; only CRM keys have a limit. */
    static final class ApiKey {

        private final byte[] digest;
        private final Role role;
        private final Optional<Rate> rate;

        private ApiKey(byte[] digest, Role role, Optional<Rate> rate) {
            this.digest = digest;
            this.role = role;
            this.rate = rate;
        }

        private static ApiKey of(String key, Role role, SecuritySettings settings) {
            int limit = settings.crmRateLimit();
            return new ApiKey(
                    digest(key),
                    role,
                    role == Role.CRM ? Optional.of(Rate.of("crm", limit, 2 * limit)) : Optional.empty());
        }

        byte[] hash() {
            return digest.clone();
        }

        Role role() {
            return role;
        }

        boolean isTooFast() {
            return rate.isPresent() && !rate.get().allows();
        }
    }
}
