package dev.contactenricher.console;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** What came in by fields of forms: one that was left empty says nothing. */
final class Typed {

    /** What {@code <input type="datetime-local">} sends. */
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");

    private Typed() {}

    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** A time without a zone is UTC, as the field says. */
    static @Nullable String instant(@Nullable String typed) {
        String text = text(typed);
        return text != null && LOCAL.matcher(text).matches()
                ? (text.length() == 16 ? text + ":00Z" : text + "Z")
                : text;
    }

    /**
     * A query of those that say something.
     *
     * @param namesAndValues in turn
     */
    static String query(@Nullable String... namesAndValues) {
        var query = UriComponentsBuilder.newInstance();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            String name = namesAndValues[i];
            String value = text(namesAndValues[i + 1]);
            if (name != null && value != null) {
                query.queryParam(name, "{" + name + "}");
            }
        }
        Object[] values = java.util.stream.IntStream.range(0, namesAndValues.length / 2)
                .mapToObj(i -> text(namesAndValues[2 * i + 1]))
                .filter(java.util.Objects::nonNull)
                .toArray();
        String text = query.encode().buildAndExpand(values).getQuery();
        return text == null ? "" : "?" + text;
    }
}
