package dev.contactenricher.audit;

/** What a check of the chain found. */
sealed interface Verification {

    /** @param head the last entry's hash, zeros for an empty chain */
    record Valid(long entries, String head) implements Verification {}

    /**
     * @param sequence where the first fault is
     * @param reason what is wrong there, in words
     */
    record Broken(long sequence, String reason) implements Verification {}
}
