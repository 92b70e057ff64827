package dev.contactenricher.identity;

import java.util.stream.Stream;

/** What fingers type to fill a field: {@code aaa}, {@code abc}, {@code 123}, {@code qwerty}, {@code asdf}. */
final class TypedFill {

    private static final int SHORTEST_RUN = 3;

    /** From anywhere in a row of keys; shorter runs are names of companies. */
    private static final int SHORTEST_PART = 4;

    private static final String[] ROWS = {
        "abcdefghijklmnopqrstuvwxyz",
        "01234567890",
        "1234567890",
        "9876543210",
        "qwertyuiop",
        "qwertzuiop",
        "azertyuiop",
        "asdfghjkl",
        "qsdfghjklm",
        "zxcvbnm",
        "yxcvbnm",
        "wxcvbn"
    };

    private TypedFill() {}

    static boolean isOne(String text) {
        return text.length() >= SHORTEST_RUN && (isRepeated(text) || isRun(text)) && !GivenNames.contains(text);
    }

    /** One character, alone or again and again. */
    static boolean isRepeated(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c == text.charAt(0));
    }

    /** Whether such digits stand behind a word that needs to be told from the last: none, {@code 1}, {@code 12}, {@code 123}; 88 is a year. */
    static boolean isTail(String digits) {
        return digits.length() <= 1 || digits.equals("12") || isOne(digits);
    }

    private static boolean isRun(String text) {
        return text.equals("xyz")
                || Stream.of(ROWS)
                        .anyMatch(row -> row.startsWith(text) || text.length() >= SHORTEST_PART && row.contains(text));
    }
}
