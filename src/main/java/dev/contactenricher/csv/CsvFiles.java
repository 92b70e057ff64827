package dev.contactenricher.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.contactenricher.csv.CsvReading.NotCsv;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvReading.Table;
import dev.contactenricher.csv.CsvReading.TooLarge;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of comma-, semicolon- or tab-separated values (RFC 4180; which of the three is found out from the header)
 * with a header row. Pure and thread-safe.
 */
public final class CsvFiles {

    /** Stands behind the text, and in a row of its own unless a quote is still open there. */
    private static final String END = "\0";

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    private CsvFiles() {}

    /**
     * @param named the charset that the sender names, if any; a byte order mark wins
     * @param mostRows below the header
     */
    public static CsvReading read(byte[] bytes, @Nullable Charset named, int mostRows) {
        CsvText text = CsvText.of(bytes, named);
        if (!text.isWhole()) {
            return new NotCsv(text.lastLine(), "A byte is not text in this charset");
        }
        int control = text.text().indexOf(END);
        if (control >= 0) {
            return new NotCsv(
                    new CsvText(text.text().substring(0, control), true).lastLine(), "A zero byte is not text");
        }
        return text.text().isBlank() ? new NotCsv(1, "A header row is needed") : read(text.text(), mostRows);
    }

    private static CsvReading read(String text, int mostRows) {
        CsvReader<CsvRecord> reader = CsvReader.builder()
                .fieldSeparator(separator(text))
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text + "\n" + END);
        List<CsvRecord> records = new ArrayList<>();
        try {
            for (CsvRecord one : reader) {
                records.add(one);
                if (records.size() > mostRows + 2) {
                    return new TooLarge();
                }
            }
        } catch (CsvParseException e) {
            long line = records.isEmpty() ? 1 : records.getLast().getStartingLineNumber() + 1;
            return new NotCsv(line, "A quoted cell ends with its quote");
        }
        CsvRecord end = records.removeLast();
        if (!end.getFields().equals(List.of(END))) {
            return new NotCsv(end.getStartingLineNumber(), "A quote is not closed");
        }
        List<String> header = records.removeFirst().getFields();
        return new Table(
                header,
                records.stream()
                        .map(one -> new Row(
                                one.getStartingLineNumber(), one.getFields(), one.getFieldCount() == header.size()))
                        .toList());
    }

    /** The one that stands most often outside of quotes in the header; a comma where none does. */
    private static char separator(String text) {
        int[] counts = new int[SEPARATORS.size()];
        boolean quoted = false;
        String start = text.stripLeading();
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            quoted ^= c == '"';
            int which = quoted ? -1 : SEPARATORS.indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.get(most);
    }
}
