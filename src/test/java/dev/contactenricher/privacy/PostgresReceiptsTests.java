package dev.contactenricher.privacy;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresReceiptsTests extends ReceiptsContract {}
