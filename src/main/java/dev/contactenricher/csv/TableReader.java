package dev.contactenricher.csv;

import dev.contactenricher.csv.CsvReading.Fault;
import dev.contactenricher.csv.CsvReading.NotCsv;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvReading.Shape;
import dev.contactenricher.csv.CsvReading.TooLarge;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes rows apart into the header, those below it, and the end of the text. */
final class TableReader {

    private final CsvLimits limits;
    private final CsvRows into;
    private final RowHandler handler;
    private boolean separatorIsNamed;
    private boolean hasHeader;
    private int rows;
    private @Nullable Row last;

    /** @param separatorIsNamed whether a line that names the separator stands before the header */
    TableReader(CsvLimits limits, CsvRows into, RowHandler handler, boolean separatorIsNamed) {
        this.limits = limits;
        this.into = into;
        this.handler = handler;
        this.separatorIsNamed = separatorIsNamed;
    }

    Optional<Fault> take(Row row) {
        last = row;
        if (isEnd(row)) {
            return Optional.empty();
        } else if (separatorIsNamed) {
            separatorIsNamed = false;
            return Optional.empty();
        }
        return hasHeader ? below(row) : header(row);
    }

    Optional<Fault> end() {
        if (last == null || !isEnd(last)) {
            return Optional.of(new NotCsv(last == null ? 1 : last.line(), "A quote is not closed"));
        }
        return hasHeader ? Optional.empty() : Optional.of(new NotCsv(1, "A header row is needed"));
    }

    private static boolean isEnd(Row row) {
        return row.cells().equals(List.of(TextStream.END));
    }

    private Optional<Fault> header(Row row) {
        int width = row.cells().size();
        if (row.shape() == Shape.TOO_LARGE || width > limits.columns()) {
            return Optional.of(new NotCsv(
                    row.line(),
                    "A header has at most %d columns and %d characters"
                            .formatted(limits.columns(), limits.rowCharacters())));
        }
        hasHeader = true;
        // a spreadsheet may leave out cells at the end of a row, as it may add columns without a name
        handler.fits(named(row.cells()), width);
        return into.header(row.cells()).map(rule -> new NotCsv(row.line(), rule));
    }

    /** Up to the last column that has a name. */
    private static int named(List<String> header) {
        int named = header.size();
        while (header.get(named - 1).isBlank()) {
            named--;
        }
        return named;
    }

    private Optional<Fault> below(Row row) {
        rows++;
        return rows > limits.rows() || !into.row(row) ? Optional.of(new TooLarge()) : Optional.empty();
    }
}
