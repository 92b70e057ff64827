package dev.contactenricher.audit;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresTamperingTests extends TamperingContract {}
