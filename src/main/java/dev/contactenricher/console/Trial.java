package dev.contactenricher.console;

import dev.contactenricher.contact.Finding;
import dev.contactenricher.csv.CsvFiles;
import dev.contactenricher.csv.CsvReading;
import dev.contactenricher.http.UploadedFile;
import dev.contactenricher.intake.BatchAnswer;
import dev.contactenricher.jobs.ContactResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a dry run found.
 *
 * @param groups findings by code, the most frequent first
 * @param rows those with findings first; not all of a long file
 */
record Trial(BatchAnswer answer, List<Group> groups, List<Row> rows) {

    private static final int MOST_ROWS = 30;
    private static final int MOST_READ = 10_000;
    private static final int LONGEST = 200;

    /**
     * @param isError whether it kept contacts out; else they are taken with a warning
     * @param line the first that has it
     */
    record Group(
            boolean isError,
            String code,
            String field,
            String message,
            int count,
            @Nullable Long line) {}

    record Row(
            @Nullable Long line,
            String outcome,
            List<Cell> given,
            List<Cell> becomes,
            List<Finding> errors,
            List<Finding> warnings) {

        @Override
        public String toString() {
            return "Row[…]";
        }
    }

    record Cell(String name, String value) {

        @Override
        public String toString() {
            return "Cell[…]";
        }
    }

    static Trial of(BatchAnswer answer, UploadedFile file, UploadForm form) {
        Map<Long, List<Cell>> given = given(file, form);
        long before = form.linesBefore();
        List<Row> rows = answer.results().stream()
                .sorted(Comparator.comparing((ContactResult result) ->
                        result.errors().isEmpty() && result.warnings().isEmpty()))
                .limit(MOST_ROWS)
                .map(result -> new Row(
                        line(result, before),
                        result.outcome().wireName(),
                        result.line() == null ? List.of() : given.getOrDefault(result.line(), List.of()),
                        becomes(result.normalized()),
                        result.errors(),
                        result.warnings()))
                .toList();
        return new Trial(answer, groups(answer, before), rows);
    }

    private static List<Group> groups(BatchAnswer answer, long before) {
        Map<List<Object>, Group> groups = new LinkedHashMap<>();
        for (ContactResult result : answer.results()) {
            result.errors().forEach(one -> add(groups, true, one, line(result, before)));
            result.warnings().forEach(one -> add(groups, false, one, line(result, before)));
        }
        List<Group> all = new ArrayList<>(groups.values());
        all.sort(Comparator.comparing(Group::isError)
                .reversed()
                .thenComparing(Comparator.comparingInt(Group::count).reversed()));
        return all;
    }

    private static void add(Map<List<Object>, Group> groups, boolean isError, Finding one, @Nullable Long line) {
        groups.merge(
                List.of(isError, one.code(), one.field()),
                new Group(isError, one.code(), one.field(), one.message(), 1, line),
                (all, more) -> new Group(isError, all.code, all.field, all.message, all.count + 1, all.line));
    }

    private static @Nullable Long line(ContactResult result, long before) {
        return result.line() == null ? null : result.line() + before;
    }

    /** By the line on which each begins. */
    private static Map<Long, List<Cell>> given(UploadedFile file, UploadForm form) {
        Map<Long, List<Cell>> all = new HashMap<>();
        if (CsvFiles.read(file.bytes(), form.namedCharset(), MOST_READ) instanceof CsvReading.Table table) {
            for (CsvReading.Row row : table.rows()) {
                all.put(row.line(), cells(table.header(), row.cells()));
            }
        }
        return all;
    }

    private static List<Cell> cells(List<String> header, List<String> cells) {
        List<Cell> all = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            if (!cells.get(i).isBlank()) {
                all.add(new Cell(i < header.size() ? header.get(i) : "", shortened(cells.get(i))));
            }
        }
        return all;
    }

    private static List<Cell> becomes(@Nullable JsonNode payload) {
        if (payload == null) {
            return List.of();
        }
        return payload.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .map(field -> new Cell(
                        field.getKey(),
                        shortened(
                                field.getValue().isContainer()
                                        ? field.getValue().toString()
                                        : field.getValue().asString(""))))
                .toList();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
