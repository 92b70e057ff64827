package dev.contactenricher.dedup;

class SqlitePeopleTests extends PeopleContract {}
