package dev.contactenricher.queue;

import dev.contactenricher.dedup.Survivor;

/**
 * A person of a batch who is to be merged.
 *
 * @param index the position in the batch of the contact that stands for the person
 * @param contentHash equal for equal content; leads nobody back
 */
public record Submission(int index, String personId, Survivor survivor, String contentHash) {}
