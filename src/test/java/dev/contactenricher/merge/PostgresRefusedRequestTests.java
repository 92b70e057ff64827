package dev.contactenricher.merge;

import dev.contactenricher.store.OnPostgres;
import org.junit.jupiter.api.Tag;

/** What is reckoned is the same on either database; what differs is shown by {@link PostgresSendingTests} in seconds. */
@Tag("long")
@OnPostgres
class PostgresRefusedRequestTests extends RefusedRequestContract {}
