package dev.contactenricher.console;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
        return text == null || !LOCAL.matcher(text).matches() ? text : text + (text.length() == 16 ? ":00Z" : "Z");
    }
}
