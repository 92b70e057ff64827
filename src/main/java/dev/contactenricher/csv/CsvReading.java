package dev.contactenricher.csv;

import java.util.List;

/** What came of reading bytes as CSV. Nothing of it prints a cell. */
public sealed interface CsvReading {

    /** @param header the cells of the first row as they stand there */
    record Table(List<String> header, List<Row> rows) implements CsvReading {

        @Override
        public String toString() {
            return "Table[…]";
        }
    }

    /**
     * A row below the header.
     *
     * @param line the physical line on which it begins; the header's is 1 where nothing stands before it
     * @param cells as many as it has
     * @param fits whether these are as many as the header has
     */
    record Row(long line, List<String> cells, boolean fits) {

        @Override
        public String toString() {
            return "Row[…]";
        }
    }

    /**
     * Not a table, so no row of it is to be trusted.
     *
     * @param line where that shows
     * @param rule what was broken
     */
    record NotCsv(long line, String rule) implements CsvReading {}

    /** More rows than were asked for. */
    record TooLarge() implements CsvReading {}
}
