package dev.contactenricher.normalize;

import static java.util.stream.Collectors.joining;

import dev.contactenricher.text.Tables;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Extensions behind a number, by the words of many languages: {@code Nst. 12}, {@code wewn. 12}, {@code 内線12}. */
final class PhoneExtensions {

    private static final Pattern EXTENSION = Pattern.compile(
            "(?:(?<!\\p{L})(?:" + words("words") + ")(?!\\p{L})|(?:" + words("signs") + ")"
                    + "|(?<!\\p{L})(?:" + words("letters") + ")(?=[.:]\\s*\\d+\\W*$))"
                    + "[.:]*(?: ?n[or]\\.)?[\\s(#:-]*(?<digits>\\d{1,7})(?!\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private PhoneExtensions() {}

    /** The digits of an extension behind the number, or null. */
    static @Nullable String digits(String text) {
        Matcher extension = in(text);
        return extension == null ? null : extension.group("digits");
    }

    /** What stands before an extension that ends the text, or null: the letters of its word are no digits. */
    static @Nullable String numberBefore(String text) {
        Matcher extension = in(text);
        return extension != null && extension.end() >= text.length() - 1
                ? text.substring(0, extension.start()).replaceFirst("[\\s(\\[,;.-]+$", "")
                : null;
    }

    /** What stands before the number itself is its label. */
    private static @Nullable Matcher in(String text) {
        Matcher extension = text.codePoints().anyMatch(Character::isLetter) ? EXTENSION.matcher(text) : null;
        return extension != null && extension.find() && extension.start() > 0 ? extension : null;
    }

    private static String words(String kind) {
        return Tables.lines(PhoneExtensions.class, "extension-words.tsv")
                .map(line -> line.split("\t"))
                .filter(row -> row[0].equals(kind))
                .flatMap(row -> Arrays.stream(row[1].split(" ")))
                .map(Pattern::quote)
                .collect(joining("|"));
    }
}
