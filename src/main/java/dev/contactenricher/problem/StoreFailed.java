package dev.contactenricher.problem;

/** The database did not do what it was asked for: it is away, full, read-only or too busy. */
public record StoreFailed() {}
