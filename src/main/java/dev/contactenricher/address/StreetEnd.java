package dev.contactenricher.address;

import dev.contactenricher.country.StreetWords;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells which of an address's words still belong to the street: its type, number, direction and unit. */
final class StreetEnd {

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
    private static final Pattern NUMBER = Pattern.compile("#?\\p{Nd}+[A-Za-z]?(?:[-/]\\p{Nd}*[A-Za-z]?)?");
    private static final Pattern UNIT_VALUE = Pattern.compile("#?(?:\\d+[A-Za-z]?|[A-Za-z]\\d*|\\d+[-/]\\w+)");
    /** {@code No:12}, {@code D:3}, {@code Nr.5}. */
    private static final Pattern NUMBERED_UNIT = Pattern.compile("\\p{L}{1,5}[:.]\\d+[A-Za-z]?(?:[-/]\\w+)?");

    private static final Pattern SAINTS = Pattern.compile(
            "(?i)louis|paul|charles|petersburg|peters?|joseph|cloud|augustine|george|albans?|clair|marys|johns?|james|helens?"
                    + "|francis|ann|thomas|simons|matthews|martinville|lucie");

    private StreetEnd() {}

    /** How many words belong to the street; 0 when there is no sign of one. */
    static int endOfStreet(List<String> words) {
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
            } else if (NUMBER.matcher(words.get(end)).matches()
                    || NUMBERED_UNIT.matcher(words.get(end)).matches()) {
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

    static String word(List<String> words, int index) {
        String word = words.get(index).toLowerCase(Locale.ROOT);
        return word.endsWith(".") || word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
    }
}
