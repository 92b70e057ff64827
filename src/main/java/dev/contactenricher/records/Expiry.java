package dev.contactenricher.records;

import java.time.Instant;

/**
 * What was kept long enough.
 *
 * @param outcomes what ended, and what became of it, before then
 * @param memory what is remembered of persons that did not come since
 */
public record Expiry(Instant outcomes, Instant memory) {}
