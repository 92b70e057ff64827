package dev.contactenricher.dedup;

import org.jspecify.annotations.Nullable;

/** What a batch tells of a person, as hashes. */
record NewPerson(String id, byte @Nullable [] email, boolean emailIdentifies, byte @Nullable [] name) {}
