package dev.contactenricher.crypto;

class SqliteRekeyingTests extends RekeyingContract {}
