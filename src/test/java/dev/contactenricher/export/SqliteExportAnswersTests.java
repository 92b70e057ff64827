package dev.contactenricher.export;

class SqliteExportAnswersTests extends ExportAnswersContract {}
