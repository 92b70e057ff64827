package dev.contactenricher.export;

class SqliteExportTests extends ExportContract {}
