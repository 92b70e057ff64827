package dev.contactenricher.console;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What became of what somebody wanted, said above the form.
 *
 * @param isError whether it did not happen
 * @param field the one at fault, by its name; empty for none
 */
record Notice(boolean isError, String text, String field) {

    static Notice done(String text) {
        return new Notice(false, text, "");
    }

    static Notice error(String text) {
        return new Notice(true, text, "");
    }

    /** A room's own refusal; its texts repeat nothing of the request. */
    static Notice of(ErrorResponseException refusal) {
        ProblemDetail problem = refusal.getBody();
        Object field =
                problem.getProperties() == null ? null : problem.getProperties().get("field");
        return new Notice(true, text(problem), field == null ? "" : field.toString());
    }

    static String title(ProblemDetail problem) {
        return or(problem.getTitle(), "That did not work");
    }

    static String text(ProblemDetail problem) {
        String text = or(problem.getDetail(), title(problem));
        return text.endsWith(".") ? text : text + ".";
    }

    private static String or(@Nullable String text, String other) {
        return text == null || text.isBlank() ? other : text;
    }
}
