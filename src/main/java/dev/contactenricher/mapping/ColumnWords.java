package dev.contactenricher.mapping;

import dev.contactenricher.text.Text;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a column's name or of what stands in it, whether written apart, with signs, or in humps. */
final class ColumnWords {

    /** The ends of Salesforce's names for fields of one's own. */
    private static final Pattern CUSTOM = Pattern.compile("__p?c$", Pattern.CASE_INSENSITIVE);

    private static final Pattern HUMPS =
            Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|[^\\p{L}\\p{M}\\p{N}]+");

    private ColumnWords() {}

    static String withoutEnd(String name) {
        return CUSTOM.matcher(name.strip()).replaceFirst("");
    }

    /** In lower case. */
    static List<String> of(String name) {
        String words = HUMPS.matcher(Text.line(name)).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        return Arrays.asList(WordJoins.in(words).split(" "));
    }

    /** The first of them, which is found out sooner than all, and before it is joined with others. */
    static String first(String name) {
        int start = 0;
        while (start < name.length() && !Character.isLetterOrDigit(name.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < name.length() && Character.isLetterOrDigit(name.charAt(end)) && !isHump(name, end, start)) {
            end++;
        }
        return name.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isHump(String name, int at, int start) {
        boolean upper = at > start && Character.isUpperCase(name.charAt(at));
        boolean afterLower = upper && Character.isLowerCase(name.charAt(at - 1));
        return afterLower || upper && at + 1 < name.length() && Character.isLowerCase(name.charAt(at + 1));
    }
}
