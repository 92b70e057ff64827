package dev.contactenricher.merge;

class SqliteClockSetTests extends ClockSetContract {}
