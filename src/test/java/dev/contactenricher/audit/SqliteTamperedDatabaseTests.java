package dev.contactenricher.audit;

class SqliteTamperedDatabaseTests extends TamperedDatabaseContract {}
