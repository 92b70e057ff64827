package dev.contactenricher.normalize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The towns and cities of each country, by GeoNames. A list can prove that words are a place's name, never that they are
 * none: hamlets and suburbs are missing.
 */
final class Places {

    private static final int MAX_NAME = 60;
    private static final Map<String, String> NAMES = names();
    private static final Map<String, Set<String>> FOLDED = new ConcurrentHashMap<>();

    private Places() {}

    /** True when the country has a town of that name, whatever its case and accents. */
    static boolean isPlace(String country, String name) {
        if (name.length() > MAX_NAME) {
            return false;
        }
        Set<String> places = FOLDED.computeIfAbsent(country, Places::folded);
        return places.contains(CountryNames.fold(name))
                || places.contains(CountryNames.fold(withoutDistrict(name)))
                || places.contains(CountryNames.fold(withoutDistrict(withoutPart(name))));
    }

    /** {@code Praha 1 - Staré Město}, {@code Berlin-Mitte}, {@code Piran / Pirano}: the first of two names. */
    private static String withoutPart(String name) {
        if (StreetWords.namesStreet(name)) {
            return name;
        }
        for (int i = 4; i < name.length(); i++) {
            if (name.charAt(i) == '-' || name.charAt(i) == '/') {
                return name.substring(0, i).strip();
            }
        }
        return name;
    }

    /** {@code Praha 1}, {@code Toulouse Cedex 6}, {@code København V}: a postal district behind the city's name. */
    static String withoutDistrict(String name) {
        int end = name.length();
        for (int space = name.lastIndexOf(' '); space > 0; space = name.lastIndexOf(' ', space - 1)) {
            String word = name.substring(space + 1, end);
            if (!isDistrict(word)) {
                break;
            }
            end = space;
        }
        return name.substring(0, end);
    }

    private static boolean isDistrict(String word) {
        return word.equalsIgnoreCase("cedex")
                || word.length() <= 2 && word.chars().allMatch(Character::isDigit)
                || word.length() <= 2 && Words.isUpper(word) && word.chars().allMatch(c -> "CKNSVØ".indexOf(c) >= 0);
    }

    /** A country's names are folded when the first of its addresses comes: few contacts need all countries. */
    private static Set<String> folded(String country) {
        Set<String> folded = new HashSet<>();
        for (String name : NAMES.getOrDefault(country, "").split("\\|")) {
            folded.add(CountryNames.fold(name));
        }
        return folded;
    }

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        for (String[] row : Tables.read("places.tsv")) {
            names.put(row[0], row[1]);
        }
        return Map.copyOf(names);
    }
}
