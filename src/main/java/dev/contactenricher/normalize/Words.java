package dev.contactenricher.normalize;

import java.util.List;

/** Words of a segment. */
final class Words {

    private Words() {}

    static List<String> of(String segment) {
        return List.of(segment.split(" "));
    }

    static String first(List<String> words, int count) {
        return String.join(" ", words.subList(0, count));
    }

    static String last(List<String> words, int count) {
        return String.join(" ", words.subList(words.size() - count, words.size()));
    }

    static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    static boolean isUpper(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isUpperCase);
    }

    /** Without punctuation that separated it from what was cut off. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSeparator(text.charAt(start))) {
            start++;
        }
        while (end > start && (isSeparator(text.charAt(end - 1)))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSeparator(char c) {
        return c == ' ' || c == ',' || c == '-' || c == '–' || c == '—' || c == '/' || c == ';' || c == '|';
    }
}
