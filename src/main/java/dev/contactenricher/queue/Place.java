package dev.contactenricher.queue;

/** Where an entry stands in the queue: its lane, and the turn that its job has there. */
public record Place(Lane lane, long turn) {}
