package dev.contactenricher.address;

import dev.contactenricher.country.Places;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Divides {@code 1234 S Martin Luther King Dr Chicago}, where no comma stands between street and city. */
final class StreetCitySplit {

    record Split(String street, String city) {}

    private static final Set<String> SHORT_DIRECTIONS = Set.of("n", "s", "e", "w", "ne", "nw", "se", "sw");
    private static final Set<String> LONG_DIRECTIONS = Set.of("northeast", "northwest", "southeast", "southwest");
    private static final Set<String> UNITS = Set.of(
            "apt",
            "apartment",
            "unit",
            "suite",
            "ste",
            "floor",
            "fl",
            "room",
            "rm",
            "building",
            "bldg",
            "lot",
            "trlr",
            "#",
            "no",
            "box",
            "flat",
            "bus",
            "top");

    /** Words that want another one behind them, so that no street ends with them. */
    private static final Set<String> UNFINISHED = Set.of(
            "de", "du", "des", "la", "le", "les", "del", "della", "di", "do", "da", "dos", "of", "the", "van", "der",
            "den", "von", "am", "an", "et", "and", "y", "el", "los", "las", "saint", "san", "santa", "new", "port",
            "fort", "mount", "ft", "mt", "upper", "lower", "great", "little", "north", "south", "east", "west", "nový",
            "nowy", "bad", "sankt");

    private static final Set<String> COMPASS = Set.of("north", "south", "east", "west");
    private static final int LONGEST_PLACE = 6;
    private static final Pattern NUMBER = Pattern.compile("#?\\p{Nd}+[A-Za-z]?(?:[-/]\\p{Nd}*[A-Za-z]?)?");
    private static final Pattern UNIT_VALUE = Pattern.compile("#?(?:\\d+[A-Za-z]?|[A-Za-z]\\d*|\\d+[-/]\\w+)");
    private static final Pattern SAINTS = Pattern.compile(
            "(?i)louis|paul|charles|petersburg|peters?|joseph|cloud|augustine|george|albans?|clair|marys|johns?|james|helens?"
                    + "|francis|ann|thomas|simons|matthews|martinville|lucie");

    private StreetCitySplit() {}

    static Split of(String text, String country) {
        if (Places.isPlace(country, text)) {
            return new Split("", text);
        }
        List<String> words = Words.of(text);
        int end = endOfStreet(words);
        boolean divides = end > 0 && end < words.size();
        if (divides && Places.isPlace(country, rest(words, end))) {
            return split(words, end);
        }
        int place = end == words.size() ? 0 : startOfPlace(words, end, country);
        if (place > 0) {
            return split(words, place);
        }
        if (divides) {
            return split(words, end);
        }
        boolean street = end == words.size() || StreetWords.isStreet(text);
        return street ? new Split(text, "") : new Split("", text);
    }

    private static Split split(List<String> words, int at) {
        return new Split(Words.first(words, at), Words.trim(rest(words, at)));
    }

    private static String rest(List<String> words, int from) {
        return Words.last(words, words.size() - from);
    }

    /** Where the longest known place at the end begins, or 0. */
    private static int startOfPlace(List<String> words, int endOfStreet, String country) {
        boolean saint = endOfStreet > 0 && word(words, endOfStreet - 1).equals("st");
        int first = Math.max(Math.max(1, saint ? endOfStreet - 1 : endOfStreet), words.size() - LONGEST_PLACE);
        for (int i = first; i < words.size(); i++) {
            boolean finished = !UNFINISHED.contains(word(words, i - 1))
                    || i == endOfStreet + 1 && COMPASS.contains(word(words, i - 1));
            if (finished && isLikeStreet(words, i) && Places.isPlace(country, rest(words, i))) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isLikeStreet(List<String> words, int count) {
        return count > 1 || Words.hasDigit(words.getFirst());
    }

    /** How many words belong to the street; 0 when there is no sign of one. */
    private static int endOfStreet(List<String> words) {
        int end = 0;
        for (int i = 1; i < words.size(); i++) {
            if (isType(words, i, end)) {
                end = i + 1;
            }
        }
        if (end == 0) {
            end = behindBoxOrNumber(words);
        }
        if (end == 0) {
            return 0;
        }
        while (end < words.size() && isDirection(word(words, end))) {
            end++;
        }
        return behindUnits(words, end);
    }

    private static boolean isType(List<String> words, int index, int typeBefore) {
        if (!StreetWords.isType(words.get(index))) {
            return false;
        }
        boolean last = index == words.size() - 1;
        if (last && typeBefore > 0) {
            return false;
        }
        boolean saint = word(words, index).equals("st")
                && !last
                && SAINTS.matcher(words.get(index + 1)).matches()
                && typeBefore > 0;
        return !saint;
    }

    /** {@code PO Box 6570}, {@code Route 9}, {@code Highway 20}, {@code Hauptstraße 5}: up to the number behind a name. */
    private static int behindBoxOrNumber(List<String> words) {
        for (int i = words.size() - 1; i > 0; i--) {
            if (NUMBER.matcher(words.get(i)).matches()) {
                return i + 1;
            }
        }
        return 0;
    }

    private static int behindUnits(List<String> words, int from) {
        int end = from;
        while (end < words.size()) {
            String word = word(words, end);
            boolean valued = end + 1 < words.size()
                    && UNIT_VALUE.matcher(words.get(end + 1)).matches();
            if (UNITS.contains(word) && valued) {
                end += 2;
            } else if (NUMBER.matcher(words.get(end)).matches()) {
                end++;
            } else {
                return end;
            }
        }
        return end;
    }

    private static boolean isDirection(String word) {
        return SHORT_DIRECTIONS.contains(word) || LONG_DIRECTIONS.contains(word);
    }

    private static String word(List<String> words, int index) {
        String word = words.get(index).toLowerCase(Locale.ROOT);
        return word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    }
}
