package dev.contactenricher.csv;

/**
 * What a table may have.
 *
 * @param rows below the header, at most
 * @param columns in the header, at most
 * @param rowCharacters in one row, at most; a longer one is told as such, and of it only what is short is kept
 * @param shortCharacters in a cell that is kept of such a row
 */
public record CsvLimits(int rows, int columns, int rowCharacters, int shortCharacters) {}
