package dev.contactenricher.merge;

import java.util.List;
import java.util.Set;

/**
 * What became of submissions in the queue.
 *
 * @param entries the entry of each submission, in their order
 * @param trimmed persons of whose interaction history something was left out, as it grew too long with what waited
 */
public record Enqueued(List<Long> entries, Set<String> trimmed) {}
