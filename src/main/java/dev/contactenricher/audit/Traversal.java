package dev.contactenricher.audit;

/**
 * A way through the trail, fixed when it starts: what comes in later is not on it.
 *
 * @param after the sequence that was read last
 * @param end the last sequence on the way
 */
record Traversal(AuditFilter filter, long after, long end) {

    Traversal until(long sequence) {
        return new Traversal(filter, after, sequence);
    }

    Traversal from(long sequence) {
        return new Traversal(filter, sequence, end);
    }
}
