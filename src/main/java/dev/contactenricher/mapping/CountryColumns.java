package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Place;
import dev.contactenricher.text.Tables;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Columns that tell a person's country by their name, of whatever CRM: {@code Billing Country}, {@code Land/Region}, or whole
 * addresses: {@code Other Address}. A company's, or that of a number, is none.
 */
final class CountryColumns {

    private static final Map<String, Set<String>> WORDS = Tables.words(CountryColumns.class, "country-columns.tsv");

    private static final Set<String> COUNTRY = WORDS.getOrDefault("country", Set.of());
    private static final Set<String> BESIDE = WORDS.getOrDefault("beside", Set.of());
    private static final Set<String> ADDRESS = WORDS.getOrDefault("address", Set.of());
    private static final int LONGEST = 60;

    private CountryColumns() {}

    static @Nullable Place find(String name) {
        if (name.length() > LONGEST || !mayBeOne(name.toLowerCase(Locale.ROOT))) {
            return null;
        }
        List<String> words = ColumnWords.of(ColumnWords.withoutEnd(name));
        boolean isCountry = words.stream().anyMatch(COUNTRY::contains);
        return (isCountry || words.stream().anyMatch(ADDRESS::contains))
                        && words.stream()
                                .allMatch(word ->
                                        COUNTRY.contains(word) || ADDRESS.contains(word) || BESIDE.contains(word))
                ? new Place(!isCountry)
                : null;
    }

    /** Most names hold none of the words, which is found out sooner than which words they have. */
    private static boolean mayBeOne(String name) {
        return COUNTRY.stream().anyMatch(name::contains) || ADDRESS.stream().anyMatch(name::contains);
    }
}
