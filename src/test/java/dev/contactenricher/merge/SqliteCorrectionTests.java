package dev.contactenricher.merge;

class SqliteCorrectionTests extends CorrectionContract {}
