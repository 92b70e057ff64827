package dev.contactenricher.csv;

import static dev.contactenricher.csv.CsvReading.Shape.FITS;
import static dev.contactenricher.csv.CsvReading.Shape.TOO_LARGE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.csv.CsvReading.NotCsv;
import dev.contactenricher.csv.CsvReading.Row;
import dev.contactenricher.csv.CsvReading.Table;
import dev.contactenricher.csv.CsvReading.TooLarge;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFilesTests {

    private static final String FILE = "email,city\nzoë@mail.example,Köln\n";

    @Test
    void everyUsualEncodingIsRead() {
        var rows = List.of(new Row(2, List.of("zoë@mail.example", "Köln"), FITS));
        assertThat(List.of(
                        table(FILE.getBytes(UTF_8)),
                        table(("\uFEFF" + FILE).getBytes(UTF_8)),
                        table(FILE.getBytes(UTF_16)),
                        table(("\uFEFF" + FILE).getBytes(UTF_16LE)),
                        table(FILE.getBytes(UTF_16LE)),
                        table(FILE.getBytes(UTF_16BE)),
                        (Table) CsvFiles.read(FILE.getBytes(ISO_8859_1), ISO_8859_1, 10)))
                .allSatisfy(table -> {
                    assertThat(table.header()).containsExactly("email", "city");
                    assertThat(table.rows()).isEqualTo(rows);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theHeaderShowsWhatSeparates(String separator) {
        Table table = table("\"a,b;c\"%1$sd%1$se\n1%1$s\"2,5;\t\"%1$s3".formatted(separator));
        assertThat(table.header()).containsExactly("a,b;c", "d", "e");
        assertThat(table.rows()).containsExactly(new Row(2, List.of("1", "2,5;\t", "3"), FITS));
    }

    @Test
    void aHeaderOfOneColumnIsOneColumn() {
        assertThat(table("email\r\nann@mail.example\r\n").rows())
                .containsExactly(new Row(2, List.of("ann@mail.example"), FITS));
    }

    @Test
    void aRowIsToldByItsPhysicalLine() {
        Table table = table("a,b\n\n\"1\n\"\"x\"\"\",2\r\n3,4\n");
        assertThat(table.rows())
                .containsExactly(new Row(3, List.of("1\n\"x\"", "2"), FITS), new Row(5, List.of("3", "4"), FITS));
    }

    /** As spreadsheets leave them behind, and in any width; they count as lines. */
    @Test
    void aRowWithoutAVisibleSignIsNoRow() {
        Table table =
                table(";;\na;b\n;\n1;2\n\"\";\" \"\n;;;;\n \t\u00A0;\u200B\n\"\n\n\"\n3;4\n;\n" + ";\n".repeat(50));
        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.rows())
                .containsExactly(new Row(4, List.of("1", "2"), FITS), new Row(11, List.of("3", "4"), FITS));
        assertThat(table("a,b\n,\n" + " ".repeat(2 << 20) + ",\n").rows()).isEmpty();
        assertThat(read(",\n , \n")).isEqualTo(new NotCsv(1, "A header row is needed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void aBreakWithinACellEndsNoRow(String end) {
        assertThat(table(String.join(end, "a,b", "1,\"x\ry\"", "2,\"\r\"", "3,z", ""))
                        .rows())
                .containsExactly(
                        new Row(2, List.of("1", "x\ry"), FITS),
                        new Row(4, List.of("2", "\r"), FITS),
                        new Row(6, List.of("3", "z"), FITS));
    }

    /** Only one that begins a cell quotes it. */
    @Test
    void aQuoteWithinAWordOfTheHeaderIsASign() {
        assertThat(table("Size (\");a,b;c\n1;\"2,\";3\n").rows())
                .containsExactly(new Row(2, List.of("1", "2,", "3"), FITS));
    }

    @Test
    void aRowThatDoesNotFitIsToldAlone() {
        assertThat(table("a,b\n1\n1,2\n1,2,3\n").rows()).extracting(Row::fits).containsExactly(false, true, false);
    }

    @Test
    void columnsWithoutANameAtTheEndMayBeLeftOut() {
        assertThat(table("a,b,,\n1\n1,2\n1,2,\n1,2,,\n1,2,,,\n").rows())
                .extracting(Row::fits)
                .containsExactly(false, true, true, true, false);
        assertThat(table("a,,b\n1,2\n1,,2\n").rows()).extracting(Row::fits).containsExactly(false, true);
    }

    @Test
    void whatIsNoTableIsToldByItsLine() {
        assertThat(read("a,b\n1,2\n\"3,4\n5,6\n")).isEqualTo(new NotCsv(3, "A quote is not closed"));
        assertThat(read("a,b\n1,2\n\"3\"x,4\n")).isEqualTo(new NotCsv(3, "A quoted cell ends with its quote"));
        assertThat(read(" \n\n")).isEqualTo(new NotCsv(1, "A header row is needed"));
        assertThat(read("a,b\n1,\0\n")).isEqualTo(new NotCsv(2, "A zero byte is not text"));
        assertThat(read("PK\003\004\024\0\0\0"))
                .isEqualTo(new NotCsv(1, "A workbook is no CSV; save its sheet as one"));
        assertThat(CsvFiles.read("a\nb\nK\u00f6ln".getBytes(ISO_8859_1), null, 10))
                .isEqualTo(new NotCsv(
                        3,
                        "A byte is not text in this charset; another is named as in text/csv; charset=windows-1252"));
    }

    @Test
    void asManyRowsAsAreAskedForAreRead() {
        assertThat(((Table) CsvFiles.read("a\n1\n2".getBytes(UTF_8), null, 2)).rows())
                .hasSize(2);
        assertThat(CsvFiles.read("a\n1\n2\n3".getBytes(UTF_8), null, 2)).isEqualTo(new TooLarge());
    }

    @Test
    void aSpreadsheetMayNameWhatSeparates() {
        Table table = table("sep=;\r\na,b;c\r\n1;2\r\n");
        assertThat(table.header()).containsExactly("a,b", "c");
        assertThat(table.rows()).containsExactly(new Row(3, List.of("1", "2"), FITS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n"})
    void linesEndAsTheirSystemHasIt(String end) {
        assertThat(table(String.join(end, "", "a,b", "1,\"x\ny\"", "2,z")).rows())
                .containsExactly(new Row(3, List.of("1", "x\ny"), FITS), new Row(5, List.of("2", "z"), FITS));
    }

    @Test
    void ofARowLargerThanWasAskedForWhatIsShortIsKept() {
        List<Row> rows = new ArrayList<>();
        var fault = CsvFiles.read(
                new ByteArrayInputStream(
                        "a,b\n123,45\n123,456\n\"12345\n6\",7\n1,23456\n1,2,3456\n1,2\n".getBytes(UTF_8)),
                null,
                new CsvLimits(10, 10, 5, 3),
                new CsvRows() {
                    @Override
                    public Optional<String> header(List<String> cells) {
                        return Optional.empty();
                    }

                    @Override
                    public boolean row(Row row) {
                        return rows.add(row);
                    }
                });
        assertThat(fault).isEmpty();
        assertThat(rows)
                .containsExactly(
                        new Row(2, List.of("123", "45"), FITS),
                        new Row(3, List.of("123", "456"), TOO_LARGE),
                        new Row(4, List.of("", "7"), TOO_LARGE),
                        new Row(6, List.of("1", ""), TOO_LARGE),
                        new Row(7, List.of(), TOO_LARGE),
                        new Row(8, List.of("1", "2"), FITS));
    }

    @Test
    void aHeaderWithoutEndIsNone() {
        assertThat(List.of("x,".repeat(5000) + "\n1\n", "\"" + "x".repeat(3 << 20), "x".repeat(3 << 20)))
                .map(CsvFilesTests::read)
                .containsOnly(new NotCsv(1, "A header has at most 1000 columns and 1048576 characters"));
    }

    @Test
    void aBodyOfOneCellIsReadOnce() {
        assertThat(read("a\n\"" + "x".repeat((16 << 20) - 10) + "\"\n1\n"))
                .extracting(table -> ((Table) table).rows().getLast().cells())
                .isEqualTo(List.of("1"));
    }

    private static Table table(String text) {
        return (Table) read(text);
    }

    private static Table table(byte[] bytes) {
        return (Table) CsvFiles.read(bytes, null, 10);
    }

    private static CsvReading read(String text) {
        return CsvFiles.read(text.getBytes(UTF_8), null, 10);
    }
}
