package dev.contactenricher.console;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.csv.CsvFiles;
import dev.contactenricher.csv.CsvReading;
import dev.contactenricher.http.UploadedFile;
import dev.contactenricher.intake.BatchAnswer;
import dev.contactenricher.jobs.ContactResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a dry run found.
 *
 * @param groups findings by code: those that keep contacts out first, then the most frequent
 * @param rows those with findings first; not all of a long file
 */
record DryRun(BatchAnswer answer, List<Group> groups, List<Row> rows) {

    private static final int MOST_ROWS = 30;
    private static final int MOST_READ = 10_000;

    /**
     * @param isError whether it kept contacts out; else they are taken with a warning
     * @param line the first that has it
     */
    record Group(
            boolean isError,
            Finding finding,
            int count,
            @Nullable Long line) {}

    /** @param given its cells by the names of their columns */
    record Row(ContactResult result, List<Map.Entry<String, String>> given) {

        public boolean hasFindings() {
            return DryRun.hasFindings(result);
        }

        @Override
        public String toString() {
            return "Row[…]";
        }
    }

    static DryRun of(BatchAnswer answer, UploadedFile file, UploadForm form) {
        Map<Long, List<Map.Entry<String, String>>> given = given(file, form);
        List<Row> rows = answer.results().stream()
                .sorted(Comparator.comparing(DryRun::hasFindings).reversed())
                .limit(MOST_ROWS)
                .map(result -> new Row(
                        result, result.line() == null ? List.of() : given.getOrDefault(result.line(), List.of())))
                .toList();
        return new DryRun(answer, groups(answer), rows);
    }

    private static boolean hasFindings(ContactResult result) {
        return !result.errors().isEmpty() || !result.warnings().isEmpty();
    }

    /** How many rows are shown of a file, however many parts it is tried in. */
    public int mostRows() {
        return MOST_ROWS;
    }

    private static List<Group> groups(BatchAnswer answer) {
        Map<List<Object>, Group> groups = new LinkedHashMap<>();
        for (ContactResult result : answer.results()) {
            result.errors().forEach(one -> add(groups, new Group(true, one, 1, result.line())));
            result.warnings().forEach(one -> add(groups, new Group(false, one, 1, result.line())));
        }
        return groups.values().stream()
                .sorted(Comparator.comparing(Group::isError)
                        .thenComparingInt(Group::count)
                        .reversed())
                .toList();
    }

    private static void add(Map<List<Object>, Group> groups, Group one) {
        groups.merge(
                List.of(one.isError, one.finding.code(), one.finding.field()),
                one,
                (all, more) -> new Group(all.isError, shared(all.finding, more.finding), all.count + 1, all.line));
    }

    private static Finding shared(Finding all, Finding more) {
        return new Finding(all.field(), all.code(), Finding.shared(all.message(), more.message()));
    }

    /** By the line on which each begins. */
    private static Map<Long, List<Map.Entry<String, String>>> given(UploadedFile file, UploadForm form) {
        Map<Long, List<Map.Entry<String, String>>> all = new HashMap<>();
        if (CsvFiles.read(file.bytes(), form.namedCharset(file), MOST_READ) instanceof CsvReading.Table table) {
            int columns = table.header().size();
            for (CsvReading.Row row : table.rows()) {
                List<String> cells = row.cells();
                all.put(
                        form.linesBefore() + row.line(),
                        IntStream.range(0, cells.size())
                                .filter(i -> !cells.get(i).isBlank())
                                .mapToObj(i ->
                                        Map.entry(i < columns ? table.header().get(i) : "", cells.get(i)))
                                .toList());
            }
        }
        return all;
    }
}
