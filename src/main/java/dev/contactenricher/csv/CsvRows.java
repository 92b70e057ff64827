package dev.contactenricher.csv;

import dev.contactenricher.csv.CsvReading.Row;
import java.util.List;
import java.util.Optional;

/** Takes a table as it is read, row by row. */
public interface CsvRows {

    /**
     * Comes once, and first.
     *
     * @param cells as they stand there
     * @return the rule that this header breaks, if any: then nothing more is read
     */
    Optional<String> header(List<String> cells);

    /** @return false when this row is more than may be taken: then nothing more is read */
    boolean row(Row row);
}
