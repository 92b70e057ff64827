package dev.contactenricher.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.contactenricher.csv.CsvReading.Fault;
import dev.contactenricher.csv.CsvReading.NotCsv;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvReading.Table;
import dev.contactenricher.csv.TextStream.NotTextException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of comma-, semicolon- or tab-separated values (RFC 4180; which of the three is found out from the header)
 * with a header row. Empty lines and rows of blank cells count for nothing. Pure and thread-safe.
 */
public final class CsvFiles {

    /** A single cell may be as long as the largest body; the buffer grows only as far as it must. */
    private static final int MOST_BUFFERED = 17 << 20;

    private static final int MOST_COLUMNS = 1000;
    private static final int MOST_ROW_CHARACTERS = 1 << 20;

    private CsvFiles() {}

    /**
     * Reads a whole table.
     *
     * @param named the charset that the sender names, if any; a byte order mark wins
     * @param mostRows below the header
     */
    public static CsvReading read(byte[] bytes, @Nullable Charset named, int mostRows) {
        var gathering = new Gathering();
        Optional<Fault> fault = read(
                new ByteArrayInputStream(bytes),
                named,
                new CsvLimits(mostRows, MOST_COLUMNS, MOST_ROW_CHARACTERS, 0),
                gathering);
        return fault.isPresent() ? fault.get() : new Table(gathering.header, gathering.rows);
    }

    /**
     * Reads a table as a stream; no more than one row of it is held.
     *
     * @param named the charset that the sender names, if any; a byte order mark wins
     * @return what is wrong with the whole of it: then what was taken of it until there counts for nothing
     */
    public static Optional<Fault> read(InputStream bytes, @Nullable Charset named, CsvLimits limits, CsvRows into) {
        try (var header = new HeaderLine(new TextStream(bytes, named))) {
            return read(header, limits, into);
        } catch (NotTextException e) {
            return Optional.of(new NotCsv(e.line(), e.rule()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // what takes the place of the two that are to be removed is not in the versions before
    @SuppressWarnings("removal")
    private static Optional<Fault> read(HeaderLine text, CsvLimits limits, CsvRows into) throws IOException {
        var handler = new RowHandler(limits);
        CsvReader<Row> reader = CsvReader.builder()
                .fieldSeparator(text.separator())
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(MOST_BUFFERED)
                .build(handler, text);
        var table = new TableReader(limits, into, handler, text.isNamed());
        try {
            for (Row row : reader) {
                Optional<Fault> fault = table.take(row);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return table.end();
        } catch (CsvParseException e) {
            return Optional.of(new NotCsv(Math.max(1, handler.line()), "A quoted cell ends with its quote"));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final class Gathering implements CsvRows {

        private List<String> header = List.of();
        private final List<Row> rows = new ArrayList<>();

        @Override
        public Optional<String> header(List<String> cells) {
            header = cells;
            return Optional.empty();
        }

        @Override
        public boolean row(Row row) {
            return rows.add(row);
        }
    }
}
