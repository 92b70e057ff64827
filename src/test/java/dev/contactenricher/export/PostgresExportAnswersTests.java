package dev.contactenricher.export;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresExportAnswersTests extends ExportAnswersContract {}
