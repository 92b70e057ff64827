package dev.contactenricher.identity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A first name, in parts that can be compared. Equal texts mean equal parts; they need not be readable. An initial has no
 * other part.
 *
 * @param three how it begins
 * @param whole all of it, of Mary Ann the first word and of Jean-Paul both; in full where it was a usual short form, and set
 *     right where it was a slip of only one name
 * @param meant the names of which it may be a slip, where there are several
 * @param middle the initial of a second word
 * @param both its first two words, null when there is one
 * @param generation junior and the like, null when nothing is said
 */
public record FirstName(
        @Nullable String initial,
        @Nullable String three,
        @Nullable String whole,
        List<String> meant,
        @Nullable String middle,
        @Nullable String both,
        @Nullable String generation) {

    static final FirstName UNKNOWN = new FirstName(null, null, null, List.of(), null, null, null);

    static FirstName of(String name) {
        List<String> words = NameText.words(name);
        String generation = Generation.take(words);
        if (words.isEmpty()) {
            return UNKNOWN;
        }
        String first = words.getFirst();
        String second = words.size() > 1 ? words.get(1) : null;
        String middle = second == null ? null : NameText.start(second, 1);
        if (NameText.isInitial(first)) {
            return new FirstName(first, null, null, List.of(), middle, null, generation);
        }
        List<String> meant = meant(first);
        String whole = meant.size() == 1 ? meant.getFirst() : joined(first);
        String both = second == null
                ? first.contains("-") ? whole : null
                : NameText.isInitial(second) ? null : NameText.single(whole + joined(second));
        return new FirstName(
                NameText.start(whole, 1),
                NameText.start(whole, 3),
                whole,
                meant.size() == 1 ? List.of() : meant,
                middle,
                both,
                generation);
    }

    private static List<String> meant(String word) {
        return word.contains("-")
                ? List.of(joined(word))
                : GivenNames.meantBy(NameText.single(word)).stream()
                        .map(ShortForms::fullName)
                        .distinct()
                        .sorted()
                        .toList();
    }

    private static String joined(String word) {
        return NameText.single(word.replace("-", ""));
    }

    /** More than nothing or an initial. */
    boolean isWritten() {
        return whole != null;
    }

    /** The same first word and no other second one; or the same two words, with a hyphen or without. */
    boolean agreesWith(FirstName other) {
        if (whole == null || other.whole == null) {
            return false;
        }
        boolean sameWord = whole.equals(other.whole) || meant.contains(other.whole) || other.meant.contains(whole);
        return both != null && both.equals(other.both)
                || sameWord && !differ(both, other.both) && !differ(middle, other.middle);
    }

    private static boolean differ(@Nullable String one, @Nullable String two) {
        return one != null && two != null && !one.equals(two);
    }

    /** By the part that tells most names apart, since equal names are looked for all the time. */
    @Override
    public int hashCode() {
        return Objects.hashCode(whole == null ? initial : whole);
    }

    @Override
    public String toString() {
        return "FirstName[…]";
    }
}
