package dev.contactenricher.dedup;

/**
 * A known person as it was found by an e-mail or a phone of the batch.
 *
 * @param candidate with the batch's own texts for what the batch knows too
 * @param createdAt epoch milliseconds
 */
record KnownCandidate(String id, Candidate candidate, long createdAt) {}
