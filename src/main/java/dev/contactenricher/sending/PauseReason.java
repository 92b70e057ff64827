package dev.contactenricher.sending;

import dev.contactenricher.problem.Problem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;

/** Why an operator pauses sending, in a few words for people. */
final class PauseReason {

    private static final String FIELD = "reason";
    private static final int LONGEST = 200;
    /** Control characters, halves of surrogate pairs, ends of lines, and what turns the direction of text around. */
    private static final Pattern NO_TEXT =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private PauseReason() {}

    /** The one in a request's body; null where it has none. */
    static @Nullable String in(@Nullable JsonNode body) {
        if (body == null || body.isNull()) {
            return null;
        }
        if (!body.isObject() || body.propertyNames().stream().anyMatch(name -> !name.equals(FIELD))) {
            throw Problem.INVALID_REQUEST.because("The body may be an object with 'reason' alone");
        }
        JsonNode reason = body.path(FIELD);
        if (!reason.isMissingNode() && !reason.isNull() && !reason.isString()) {
            throw broken();
        }
        return reason.isString() ? reason.stringValue() : null;
    }

    /** It as plain text; null where nothing is left of it. */
    static @Nullable String plain(@Nullable String reason) {
        String text =
                reason == null ? "" : NO_TEXT.matcher(reason).replaceAll(" ").strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw broken();
        }
        return text.isEmpty() ? null : text;
    }

    private static ErrorResponseException broken() {
        return Problem.INVALID_REQUEST.because(
                "'reason' must be text of up to %d characters".formatted(LONGEST), FIELD);
    }
}
