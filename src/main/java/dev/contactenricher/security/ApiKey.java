package dev.contactenricher.security;

import java.security.MessageDigest;
import java.util.Optional;

/** A key, with its role and its own rate; only CRM keys have a limit. */
final class ApiKey {

    private final byte[] digest;
    private final Role role;
    private final Optional<Rate> rate;

    private ApiKey(byte[] digest, Role role, Optional<Rate> rate) {
        this.digest = digest;
        this.role = role;
        this.rate = rate;
    }

    static ApiKey of(String key, Role role, SecuritySettings settings) {
        int limit = settings.crmRateLimit();
        return new ApiKey(
                ApiKeys.digest(key),
                role,
                role == Role.CRM ? Optional.of(Rate.of("crm", limit, 2 * limit)) : Optional.empty());
    }

    byte[] hash() {
        return digest.clone();
    }

    /** Compared in constant time. */
    boolean has(byte[] other) {
        return MessageDigest.isEqual(digest, other);
    }

    Role role() {
        return role;
    }

    boolean isTooFast() {
        return rate.isPresent() && !rate.get().allows();
    }
}
