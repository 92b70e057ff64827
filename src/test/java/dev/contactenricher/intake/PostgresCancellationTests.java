package dev.contactenricher.intake;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresCancellationTests extends CancellationContract {}
