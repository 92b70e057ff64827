package dev.contactenricher.dedup;

/** A person's phone, as its hash. */
record Phone(byte[] hash, String personId, boolean identifies) {}
