package dev.contactenricher.csv;

/**
 * What a table may have.
 *
 * @param rows below the header, at most
 * @param columns in the header, at most
 * @param rowCharacters in one row, at most; a longer one is told as such, and not kept
 */
public record CsvLimits(int rows, int columns, int rowCharacters) {}
