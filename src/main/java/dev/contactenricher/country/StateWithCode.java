package dev.contactenricher.country;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A state's name and its code side by side: {@code Illinois (IL)}, {@code IL - Illinois}, {@code IL Illinois}. */
record StateWithCode(String name, String code) {

    private static final String NAME = "(?<name>" + StateWritings.NAME + ")";
    private static final String CODE = "(?<code>[A-Z]{2,3})";

    private static final List<Pattern> WRITINGS = List.of(
            Pattern.compile(NAME + " ?[(\\[]" + CODE + "[)\\]]"),
            Pattern.compile(CODE + " ?[-–:/|,] ?" + NAME),
            Pattern.compile(NAME + " ?[-–:/|,] ?" + CODE),
            Pattern.compile(CODE + " " + NAME));

    /** What the text says twice, or null where a name and a code in it do not mean the same. */
    static @Nullable StateWithCode of(String text, BiPredicate<String, String> same) {
        for (Pattern writing : WRITINGS) {
            Matcher both = writing.matcher(text);
            if (both.matches() && same.test(both.group("name"), both.group("code"))) {
                return new StateWithCode(both.group("name"), both.group("code"));
            }
        }
        return null;
    }
}
