package dev.contactenricher.dedup;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A first or last name, in parts that can be compared. Equal texts mean equal parts; they need not be readable. All but
 * the initial are null for an initial.
 *
 * @param three its first three letters, or fewer when there are no more
 * @param four its first four letters, null when there are no more than three
 * @param five its first five letters, null when there are no more than four
 * @param ending its last letter
 * @param letters every letter that is in it
 */
record NameWord(
        @Nullable String initial,
        @Nullable String three,
        @Nullable String four,
        @Nullable String five,
        @Nullable String ending,
        @Nullable String letters) {

    static final NameWord UNKNOWN = new NameWord(null, null, null, null, null, null);

    static NameWord ofFirst(String name) {
        return of(ShortForms.fullName(firstWord(name)));
    }

    static NameWord ofLast(String name) {
        return of(firstWord(name));
    }

    private static NameWord of(String word) {
        if (word.isEmpty()) {
            return UNKNOWN;
        }
        int length = word.codePointCount(0, word.length());
        if (length == 1 && !Character.isIdeographic(word.codePointAt(0))) {
            return new NameWord(word, null, null, null, null, null);
        }
        return new NameWord(
                start(word, 1),
                start(word, Math.min(length, 3)),
                length > 3 ? start(word, 4) : null,
                length > 4 ? start(word, 5) : null,
                word.substring(word.offsetByCodePoints(word.length(), -1)),
                letters(word));
    }

    /** More than nothing or an initial. */
    boolean isWritten() {
        return three != null;
    }

    /**
     * The same beginning, and the same ending or one cut short: Steven and Stephen, Chris and Christopher. Or the same
     * letters, swapped or doubled: Jmaes and Jamees.
     */
    boolean agreesWith(NameWord other) {
        if (three == null || other.three == null) {
            return false;
        }
        boolean sameEnd =
                Objects.equals(ending, other.ending) || !differ(four, other.four) && !differ(five, other.five);
        return three.equals(other.three) && sameEnd || Objects.equals(letters, other.letters);
    }

    /** Whether both are known to begin differently. */
    boolean contradicts(NameWord other) {
        if (three == null || other.three == null) {
            return differ(initial, other.initial);
        }
        return !three.equals(other.three) && !Objects.equals(letters, other.letters);
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

    private static String start(String word, int count) {
        return word.substring(0, word.offsetByCodePoints(0, count));
    }

    /** Without case and marks. */
    private static String firstWord(String name) {
        var letters = new StringBuilder(name.length());
        String plain =
                (isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFD)).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                letters.append(c);
            } else if (!letters.isEmpty() && Character.getType(c) != Character.NON_SPACING_MARK) {
                break;
            }
        }
        return letters.toString();
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** By a part that tells most words apart, since equal words are looked for all the time. */
    @Override
    public int hashCode() {
        return letters == null ? Objects.hashCode(initial) : letters.hashCode();
    }

    @Override
    public String toString() {
        return "NameWord[…]";
    }
}
