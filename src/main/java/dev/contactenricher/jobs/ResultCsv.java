package dev.contactenricher.jobs;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.contactenricher.contact.Finding;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Results as comma-separated values (RFC 4180), a line for each finding, so that a spreadsheet can group them by code. */
final class ResultCsv {

    private static final List<String> COLUMNS =
            List.of("index", "line", "external_crm_id", "outcome", "state", "duplicate_of", "field", "code", "message");

    /** What a spreadsheet may take for a formula (CWE-1236), but for plain numbers. */
    private static final Pattern FORMULA = Pattern.compile("[=@\\t\\r].*|[+-](?!\\d+([.,]\\d+)?$).*", Pattern.DOTALL);

    /** Where a cell begins to programs that separate by something else than commas. */
    private static final Pattern WITHIN = Pattern.compile("(?<=[;\\n][\" ]{0,9})(?=[=@+-])");

    private ResultCsv() {}

    static byte[] header() {
        return rows(List.of(COLUMNS));
    }

    /** A line for each finding, and one for a failure; one line where there is neither. */
    static byte[] lines(ListedContact contact) {
        ContactResult result = contact.result();
        List<List<String>> rows = new ArrayList<>();
        result.errors().forEach(finding -> rows.add(row(contact, finding)));
        result.warnings().forEach(finding -> rows.add(row(contact, finding)));
        String failure = contact.failure();
        if (failure != null) {
            rows.add(row(contact, new Finding("", failure, JobErrors.explain(failure))));
        } else if (rows.isEmpty()) {
            rows.add(row(contact, new Finding("", "", "")));
        }
        return rows(rows);
    }

    private static List<String> row(ListedContact contact, Finding finding) {
        ContactResult result = contact.result();
        return List.of(
                String.valueOf(result.index()),
                text(result.line()),
                harmless(Objects.requireNonNullElse(result.externalCrmId(), "")),
                result.outcome().wireName(),
                Objects.requireNonNullElse(contact.state(), ""),
                text(result.duplicateOf()),
                finding.field(),
                finding.code(),
                finding.message());
    }

    private static String text(@Nullable Number number) {
        return number == null ? "" : number.toString();
    }

    /** The apostrophe tells spreadsheets that text follows. */
    private static String harmless(String text) {
        String within = WITHIN.matcher(text).replaceAll("'");
        return FORMULA.matcher(text).matches() ? "'" + within : within;
    }

    private static byte[] rows(List<List<String>> rows) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            rows.forEach(csv::writeRecord);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
