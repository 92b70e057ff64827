package dev.contactenricher.metrics;

import java.time.Instant;

/**
 * A minute.
 *
 * @param start its first moment
 * @param takenIn contacts accepted from callers
 * @param requests sends of merge requests to CXone that began, repeats and corrections included
 * @param sent contacts, corrections included, that CXone took
 * @param confirmed contacts whose merge was confirmed
 * @param exported contacts that the marketing platform took
 */
public record Minute(Instant start, long takenIn, long requests, long sent, long confirmed, long exported) {}
