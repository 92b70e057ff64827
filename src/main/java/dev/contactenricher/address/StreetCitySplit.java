package dev.contactenricher.address;

import dev.contactenricher.country.Places;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Set;

/** Divides {@code 1234 S Martin Luther King Dr Chicago}, where no comma stands between street and city. */
final class StreetCitySplit {

    record Split(String street, String city) {}

    /** Words that want another one behind them, so that no street ends with them. */
    private static final Set<String> UNFINISHED = Set.of(
            "de", "du", "des", "la", "le", "les", "del", "della", "di", "do", "da", "dos", "of", "the", "van", "der",
            "den", "von", "am", "an", "et", "and", "y", "el", "los", "las", "saint", "san", "santa", "new", "port",
            "fort", "mount", "ft", "mt", "upper", "lower", "great", "little", "north", "south", "east", "west", "nový",
            "nowy", "bad", "sankt");

    private static final Set<String> COMPASS = Set.of("north", "south", "east", "west");
    private static final int LONGEST_PLACE = 6;

    private StreetCitySplit() {}

    static Split of(String text, String country) {
        if (Places.isPlace(country, text)) {
            return new Split("", text);
        }
        List<String> words = Words.of(text);
        int end = StreetEnd.endOfStreet(words);
        boolean divides = end > 0 && end < words.size();
        if (divides && Places.isPlace(country, rest(words, end))) {
            return split(words, end);
        }
        int place = end < words.size() ? startOfPlace(words, end, country) : startOfNumberedPlace(words, country);
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

    /** {@code 08 BP 2101 Abidjan 08}: behind a box, a number that belongs to the town. */
    private static int startOfNumberedPlace(List<String> words, String country) {
        int last = words.size() - 1;
        for (int i = last - 1; i >= Math.max(2, last - LONGEST_PLACE); i--) {
            if (Words.hasDigit(words.get(i))) {
                return 0;
            }
            if (Words.hasDigit(words.get(i - 1)) && StreetWords.isNumbered(words.get(i - 2))) {
                return words.get(last).length() <= 2 && Places.isPlace(country, rest(words, i)) ? i : 0;
            }
        }
        return 0;
    }

    /** Where the longest known place at the end begins, or 0. */
    private static int startOfPlace(List<String> words, int endOfStreet, String country) {
        boolean saint =
                endOfStreet > 0 && StreetEnd.word(words, endOfStreet - 1).equals("st");
        int first = Math.max(Math.max(1, saint ? endOfStreet - 1 : endOfStreet), words.size() - LONGEST_PLACE);
        for (int i = first; i < words.size(); i++) {
            // 123 rue Saint-Paul is a street to its end
            boolean finished = !UNFINISHED.contains(StreetEnd.word(words, i - 1))
                            && (i == endOfStreet || !StreetWords.isBefore(words.get(i - 1)))
                    || i == endOfStreet + 1 && COMPASS.contains(StreetEnd.word(words, i - 1));
            if (finished && isLikeStreet(words, i) && Places.isPlace(country, rest(words, i))) {
                return i;
            }
        }
        return 0;
    }

    private static boolean isLikeStreet(List<String> words, int count) {
        return count > 1 || Words.hasDigit(words.getFirst());
    }
}
