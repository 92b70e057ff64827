package dev.contactenricher.people;

import dev.contactenricher.store.OnPostgres;

@OnPostgres
class PostgresPhoneMatchingTests extends PhoneMatchingContract {}
