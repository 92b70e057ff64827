package dev.contactenricher.metrics;

class SqliteMinuteCountsTests extends MinuteCountsContract {}
