package dev.contactenricher.session;

class SqliteEndedSessionsTests extends EndedSessionsContract {}
