package dev.contactenricher.merge;

class SqliteCallPermitTests extends CallPermitContract {}
