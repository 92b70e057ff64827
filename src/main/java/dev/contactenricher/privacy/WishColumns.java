package dev.contactenricher.privacy;

import dev.contactenricher.csv.CsvReading.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the columns of a file of withdrawals stand.
 *
 * @param names {@code email}, {@code phone}, {@code country} and {@code channels}, as far as they are there, in their order;
 *     empty for a column without a name
 */
record WishColumns(List<String> names) {

    private static final List<String> KNOWN = List.of("email", "phone", "country", "channels");

    /**
     * Empty when a column is none of these, or is there twice: a wish must not be lost for a slip in a name. One without a
     * name counts for nothing.
     */
    static Optional<WishColumns> of(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT))
                .toList();
        List<String> named = names.stream().filter(name -> !name.isEmpty()).toList();
        boolean isKnown = KNOWN.containsAll(named) && named.stream().distinct().count() == named.size();
        return isKnown && (names.contains("email") || names.contains("phone"))
                ? Optional.of(new WishColumns(names))
                : Optional.empty();
    }

    /** An empty cell says nothing, nor does one that its row lacks. */
    SubjectRequest person(Row row) {
        return new SubjectRequest(cell(row, "email"), cell(row, "phone"), cell(row, "country"), null, null);
    }

    /** None when all are meant. */
    List<String> channels(Row row) {
        String cell = cell(row, "channels");
        return cell == null
                ? List.of()
                : Arrays.stream(cell.strip().toLowerCase(Locale.ROOT).split("[\\s,;]+"))
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private @Nullable String cell(Row row, String name) {
        int column = names.indexOf(name);
        boolean isThere = column >= 0 && column < row.cells().size();
        return isThere && !row.cells().get(column).isBlank() ? row.cells().get(column) : null;
    }
}
