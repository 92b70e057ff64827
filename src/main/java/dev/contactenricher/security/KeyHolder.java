package dev.contactenricher.security;

/**
 * A caller with a valid key.
 *
 * @param role {@code crm}, {@code ops} or {@code compliance}; the {@code actor} of audit entries
 * @param keyHash SHA-256 of the key, in lower-case hex
 * @param caller the same object for all of a key's requests, for limits by caller
 */
public record KeyHolder(String role, String keyHash, Object caller) {

    @Override
    public String toString() {
        return "KeyHolder[%s, …]".formatted(role);
    }
}
