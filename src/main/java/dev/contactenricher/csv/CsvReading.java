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
     * @param cells all of them where it fits
     */
    record Row(long line, List<String> cells, Shape shape) {

        /** Whether it has as many cells as the header. */
        public boolean fits() {
            return shape == Shape.FITS;
        }

        @Override
        public String toString() {
            return "Row[…]";
        }
    }

    /** How a row stands to what was asked for. */
    enum Shape {
        /** As many cells as the header has. */
        FITS,
        /** Fewer cells, or more. */
        OTHER_WIDTH,
        /** More characters than were asked for; of its cells the long ones are blank, and all are gone where it does not fit. */
        TOO_LARGE
    }

    /** No table could be read to its end. */
    sealed interface Fault extends CsvReading {}

    /**
     * Not a table, so no row of it is to be trusted.
     *
     * @param line where that shows
     * @param rule what was broken
     */
    record NotCsv(long line, String rule) implements Fault {}

    /** More than was asked for. */
    record TooLarge() implements Fault {}
}
