package dev.contactenricher.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** States, provinces, counties and the like, by their names and abbreviations. */
final class Subdivisions {

    /**
     * @param key the ISO 3166-2 part, or the abbreviation that is customary
     * @param abbreviated true when it was found by an abbreviation of up to three letters, not by name
     */
    record Part(String key, boolean abbreviated, @Nullable Pattern codes) {}

    /** Where addresses carry the abbreviation and not the name. */
    private static final Set<String> ABBREVIATING = Set.of("US", "CA", "AU", "BR", "IT");

    private static final Map<String, List<String[]>> ROWS = rows();
    private static final Map<String, Map<String, Part>> PARTS = new ConcurrentHashMap<>();

    private Subdivisions() {}

    static @Nullable Part find(String country, String text) {
        if (text.length() > 80) {
            return null;
        }
        Map<String, Part> parts = PARTS.computeIfAbsent(country, Subdivisions::index);
        return parts.isEmpty() ? null : parts.get(CountryNames.fold(text));
    }

    /** The form that addresses carry: the abbreviation where that is the custom, else the name as it was written. */
    static String customary(String country, String text) {
        Part part = ABBREVIATING.contains(country) ? find(country, text) : null;
        return part == null || part.key().chars().anyMatch(Character::isDigit) ? text : part.key();
    }

    private static Map<String, Part> index(String country) {
        Map<String, Part> parts = new HashMap<>();
        for (String[] row : ROWS.getOrDefault(country, List.of())) {
            Pattern codes = row[3].isEmpty() ? null : Pattern.compile("(?:" + row[3] + ").*");
            for (String name : row[2].split("\\|")) {
                boolean abbreviated =
                        name.length() <= 3 && name.chars().allMatch(c -> c < 0x80 && Character.isUpperCase(c));
                parts.putIfAbsent(CountryNames.fold(name), new Part(row[1], abbreviated, codes));
            }
        }
        return Map.copyOf(parts);
    }

    private static Map<String, List<String[]>> rows() {
        Map<String, List<String[]>> rows = new HashMap<>();
        for (String[] row : Tables.read("subdivisions.tsv")) {
            rows.computeIfAbsent(row[0], country -> new ArrayList<>()).add(row);
        }
        return rows;
    }
}
