package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The words that make a street's name of others: behind it (Main Street), before it (rue), or glued to it (Hauptstraße). */
public final class StreetWords {

    private static final Map<String, Set<String>> WORDS = Tables.read(StreetWords.class, "street-words.tsv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> Set.of(row[1].split(" "))));
    private static final Set<String> BEHIND = WORDS.getOrDefault("behind", Set.of());
    private static final Set<String> BEFORE = WORDS.getOrDefault("before", Set.of());
    private static final Set<String> ENDINGS = WORDS.getOrDefault("ending", Set.of());
    private static final Set<String> NUMBERED = WORDS.getOrDefault("numbered", Set.of());

    /** Norway, Florida, Armed Forces Pacific. */
    private static final Set<String> CODES_IN_CAPITALS = Set.of("NO", "FL", "AP");

    private static final int LONGEST_ENDING = 9;
    private static final int SHORTEST_ENDING = 3;

    private StreetWords() {}

    /** True for {@code Street}, {@code Ave.} and the like. */
    public static boolean isType(String word) {
        return BEHIND.contains(plain(word));
    }

    /** True for {@code rue}, {@code Calle} and the like, which the street's name follows. */
    public static boolean isBefore(String word) {
        return BEFORE.contains(plain(word));
    }

    /** True for {@code Suite}, {@code Box} and the like, behind which a number is no postal code. */
    public static boolean isNumbered(String word) {
        return !CODES_IN_CAPITALS.contains(word) && NUMBERED.contains(plain(word));
    }

    /** True when the words have a sign of being a street: a word for it, or a number. */
    public static boolean isStreet(String text) {
        return Words.hasDigit(text) || namesStreet(text);
    }

    /** True when one of the words is a word for a street. */
    public static boolean namesStreet(String text) {
        List<String> words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            String word = plain(words.get(i));
            if (i > 0 && BEHIND.contains(word)
                    || i < words.size() - 1 && BEFORE.contains(word)
                    || endsLikeStreet(word, i > 0)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ul. Nadrzeczna 16}: the word for it first, the number last. */
    public static boolean beginsLikeStreet(String text) {
        List<String> words = Words.of(text);
        return words.size() > 2 && BEFORE.contains(plain(words.getFirst())) && Words.startsWithDigit(words.getLast());
    }

    private static boolean endsLikeStreet(String word, boolean mayStandAlone) {
        for (int length = Math.min(LONGEST_ENDING, word.length()); length >= SHORTEST_ENDING; length--) {
            boolean whole = length == word.length();
            if (ENDINGS.contains(word.substring(word.length() - length)) && (!whole || mayStandAlone)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
