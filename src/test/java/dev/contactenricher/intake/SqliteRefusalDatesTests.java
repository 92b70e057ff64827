package dev.contactenricher.intake;

class SqliteRefusalDatesTests extends RefusalDatesContract {}
