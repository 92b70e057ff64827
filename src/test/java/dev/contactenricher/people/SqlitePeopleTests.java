package dev.contactenricher.people;

class SqlitePeopleTests extends PeopleContract {}
