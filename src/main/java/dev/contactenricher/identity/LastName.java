package dev.contactenricher.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A last name, in parts that can be compared. Equal texts mean equal parts; they need not be readable. An initial has no
 * other part.
 *
 * @param three how it begins
 * @param end its last four letters, null when it has four at most
 * @param letters every letter that is in it
 * @param second how a second last name begins, null when there is one only
 * @param generation junior and the like, null when nothing is said
 */
public record LastName(
        @Nullable String initial,
        @Nullable String three,
        @Nullable String end,
        @Nullable String letters,
        @Nullable String second,
        @Nullable String generation) {

    static final LastName UNKNOWN = new LastName(null, null, null, null, null, null);

    private static final Set<String> PARTICLES = Set.of(
            "al", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "dos", "du", "e", "el", "ibn", "la",
            "las", "le", "los", "ten", "ter", "van", "von", "y", "zu");

    static LastName of(String name) {
        List<String> words = NameText.words(name.replace('-', ' '));
        String generation = Generation.take(words);
        List<String> names = words.stream()
                .filter(word -> words.size() == 1 || !PARTICLES.contains(word))
                .toList();
        if (names.isEmpty()) {
            return UNKNOWN;
        }
        String first = names.getFirst();
        if (NameText.isInitial(first)) {
            return new LastName(first, null, null, null, null, generation);
        }
        boolean hasSecond = names.size() > 1 && !NameText.isInitial(names.get(1));
        return new LastName(
                NameText.start(first, 1),
                NameText.start(first, 3),
                NameText.end(first, 4),
                letters(first),
                hasSecond ? NameText.start(names.get(1), 3) : null,
                generation);
    }

    /** Whether both are known to begin differently, and it is not that letters were swapped or doubled. */
    boolean contradicts(LastName other) {
        if (three == null || other.three == null) {
            return differ(initial, other.initial);
        }
        return !three.equals(other.three) && !Objects.equals(letters, other.letters) || differ(second, other.second);
    }

    /** The same, unless both end alike: enough to forgive a slip where the first name is the same. */
    boolean isAnotherThan(LastName other) {
        return contradicts(other) && (end == null || !end.equals(other.end) || differ(second, other.second));
    }

    private static boolean differ(@Nullable String one, @Nullable String two) {
        return one != null && two != null && !one.equals(two);
    }

    private static String letters(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        int count = 0;
        for (char letter : letters) {
            if (count == 0 || letters[count - 1] != letter) {
                letters[count++] = letter;
            }
        }
        return new String(letters, 0, count);
    }

    /** By the part that tells most names apart, since equal names are looked for all the time. */
    @Override
    public int hashCode() {
        return Objects.hashCode(letters == null ? initial : letters);
    }

    @Override
    public String toString() {
        return "LastName[…]";
    }
}
