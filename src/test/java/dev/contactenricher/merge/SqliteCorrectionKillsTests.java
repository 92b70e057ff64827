package dev.contactenricher.merge;

class SqliteCorrectionKillsTests extends CorrectionKillsContract {}
