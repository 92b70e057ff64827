package dev.contactenricher.export;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresExportTests extends ExportContract {}
