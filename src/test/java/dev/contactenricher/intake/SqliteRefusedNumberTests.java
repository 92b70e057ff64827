package dev.contactenricher.intake;

class SqliteRefusedNumberTests extends RefusedNumberContract {}
