package dev.contactenricher.dedup;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresPeopleTests extends PeopleContract {}
