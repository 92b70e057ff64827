package dev.contactenricher.problem;

/**
 * Something failed, and is tried again by itself or by a caller.
 *
 * @param what was to be done, as a sentence for the log; never contact data
 */
public record BackgroundFailure(String what, Throwable failure) {}
