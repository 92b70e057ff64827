package dev.contactenricher.proof;

import org.jspecify.annotations.Nullable;

/** What a check of the chain found. */
public sealed interface Verification {

    /**
     * @param head the last entry's hash, zeros for an empty chain
     * @param lastExpired when the last of the entries whose details have expired was made, or null when all have theirs
     */
    record Valid(long entries, String head, @Nullable String lastExpired) implements Verification {}

    /**
     * @param sequence where the first fault is
     * @param reason what is wrong there, in words
     */
    record Broken(long sequence, String reason) implements Verification {}
}
