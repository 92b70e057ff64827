package dev.contactenricher.identity;

import dev.contactenricher.text.Letters;
import dev.contactenricher.text.Text;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads names as text: what is left in common of the usual ways to write one. */
final class NameText {

    private NameText() {}

    /** The words of a name, without case and marks; what a hyphen joins is one word, and the hyphen stays in it. */
    static List<String> words(String name) {
        List<String> words = new ArrayList<>(2);
        String plain =
                (Text.isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFD)).toLowerCase(Locale.ROOT);
        var word = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetter(c) || Character.isSurrogate(c)) {
                Letters.appendPlain(word, c);
            } else if (isHyphen(c)) {
                word.append(word.isEmpty() ? "" : "-");
            } else if (!isWithinWord(c)) {
                add(word, words);
            }
        }
        add(word, words);
        return words;
    }

    /** The words of a full name whatever their order, so also where first and last were swapped; null where one is an initial. */
    static @Nullable String allWords(String first, String last) {
        List<String> all = words(last);
        Generation.take(all);
        List<String> given = words(first);
        Generation.take(given);
        if (all.isEmpty() || given.isEmpty()) {
            return null;
        }
        all.addAll(given);
        return all.stream().anyMatch(NameText::isInitial)
                ? null
                : all.stream().map(NameText::single).sorted().collect(Collectors.joining(" "));
    }

    /**
     * A word without doubled letters, which are left out and typed too often more than any other. An e at the end stays, as
     * Renée is not René.
     */
    static String single(String word) {
        var single = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            boolean feminine = i > 1 && i == word.length() - 1 && word.charAt(i) == 'e';
            if (i == 0 || word.charAt(i) != word.charAt(i - 1) || feminine) {
                single.append(word.charAt(i));
            }
        }
        return single.toString();
    }

    /** A letter that is no whole name, as most ideographs are. */
    static boolean isInitial(String word) {
        return word.codePointCount(0, word.length()) == 1 && !Character.isIdeographic(word.codePointAt(0));
    }

    /** The first letters of a word, or all when there are no more. */
    static String start(String word, int count) {
        int end = word.codePointCount(0, word.length()) <= count ? word.length() : word.offsetByCodePoints(0, count);
        return word.substring(0, end);
    }

    /** The last letters of a word, or null when there are no more. */
    static @Nullable String end(String word, int count) {
        int length = word.codePointCount(0, word.length());
        return length <= count ? null : word.substring(word.offsetByCodePoints(0, length - count));
    }

    private static void add(StringBuilder word, List<String> words) {
        while (!word.isEmpty() && word.charAt(word.length() - 1) == '-') {
            word.setLength(word.length() - 1);
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    private static boolean isHyphen(char c) {
        return c == '-' || c == '‐' || c == '‑';
    }

    /** Marks, and the apostrophe of O'Brien. */
    private static boolean isWithinWord(char c) {
        return c == '\'' || c == '’' || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
