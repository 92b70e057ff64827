package dev.contactenricher.merge;

class SqliteConfirmationTests extends ConfirmationContract {}
