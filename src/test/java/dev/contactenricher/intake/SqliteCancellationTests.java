package dev.contactenricher.intake;

class SqliteCancellationTests extends CancellationContract {}
