package dev.contactenricher.merge;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresCorrectionKillsTests extends CorrectionKillsContract {}
