package dev.contactenricher.identity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * First names that people bear, in many languages. Maria and Marta are two of them, and two people; Rboert is not a
 * name, and a slip of Robert.
 */
public final class GivenNames {

    /** Shorter words are one slip away from too many names. */
    private static final int SHORTEST = 4;

    /** A word that may be a slip of more names than this may as well be a name that is not listed. */
    public static final int MOST_MEANT = 8;

    private static final Set<String> NAMES = Stream.of("given-names.txt", "more-given-names.txt", "short-forms.txt")
            .flatMap(WordLists::read)
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .map(NameText::single)
            .collect(Collectors.toUnmodifiableSet());

    private GivenNames() {}

    /** Whether it is in use as a first name. */
    static boolean contains(String word) {
        return NAMES.contains(NameText.single(word));
    }

    /**
     * The names that a {@linkplain NameText#single word} may be a slip of; the word alone when it is a name, or may
     * be any.
     */
    static Set<String> meantBy(String word) {
        Set<String> meant = word.length() < SHORTEST || NAMES.contains(word) ? Set.of() : SlipIndex.meantBy(word);
        return meant.isEmpty() || meant.size() > MOST_MEANT ? Set.of(word) : meant;
    }

    /**
     * Finds names that are one slip away, by what is left of both without one letter. Made when the first slip comes.
     */
    private static final class SlipIndex {

        private static final List<String> ALL = List.copyOf(NAMES);
        /** In ascending order: the hash of what is left of a name, and the number of the name. */
        private static final long[] REMAINS = IntStream.range(0, ALL.size())
                .mapToObj(name -> remains(ALL.get(name)).stream().mapToLong(rest -> entry(rest, name)))
                .flatMapToLong(entries -> entries)
                .sorted()
                .toArray();

        private SlipIndex() {}

        static Set<String> meantBy(String word) {
            Set<String> meant = new HashSet<>(2);
            for (String rest : remains(word)) {
                int at = Arrays.binarySearch(REMAINS, entry(rest, 0));
                for (int i = at < 0 ? -at - 1 : at; i < REMAINS.length && REMAINS[i] >> 32 == rest.hashCode(); i++) {
                    String name = ALL.get((int) REMAINS[i]);
                    if (isOneSlip(word, name)) {
                        meant.add(name);
                    }
                }
            }
            return meant;
        }

        private static long entry(String rest, int name) {
            return (long) rest.hashCode() << 32 | name;
        }

        /** The word, and what is left without one of its letters. */
        private static Set<String> remains(String word) {
            Set<String> remains = new HashSet<>();
            remains.add(word);
            for (int i = 0; i < word.length(); i++) {
                remains.add(word.substring(0, i) + word.substring(i + 1));
            }
            return remains;
        }

        /**
         * A letter left out, typed too much or wrong, or two swapped. Not a vowel at the end, by which the names of
         * brother and sister differ: Rashid, Rashida.
         */
        private static boolean isOneSlip(String one, String other) {
            int start = 0;
            int shorter = Math.min(one.length(), other.length());
            while (start < shorter && one.charAt(start) == other.charAt(start)) {
                start++;
            }
            int end = 0;
            while (end < shorter - start
                    && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
                end++;
            }
            String a = one.substring(start, one.length() - end);
            String b = other.substring(start, other.length() - end);
            boolean swapped =
                    a.length() == 2 && b.length() == 2 && a.charAt(0) == b.charAt(1) && a.charAt(1) == b.charAt(0);
            boolean anotherEnd = end == 0 && (isVowel(a) || isVowel(b));
            return swapped || a.length() <= 1 && b.length() <= 1 && !anotherEnd;
        }

        private static boolean isVowel(String letter) {
            return letter.length() == 1 && "aeiou".contains(letter);
        }
    }
}
