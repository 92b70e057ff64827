package dev.contactenricher.console;

import dev.contactenricher.privacy.SubjectRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What became of what was asked for, said above the form.
 *
 * @param isError whether it did not happen
 * @param field the one at fault, by its name; empty for none
 * @param status of the page that says it
 */
record Notice(boolean isError, String text, String field, HttpStatusCode status) {

    private static final String RULE = "Must ";

    /** As the fields of forms are called. */
    private static final Map<String, String> LABELS = Map.of(
            "email", "The e-mail address",
            "phone", "The telephone number",
            "country", "The country of the number",
            "external_crm_id", "The CRM id");

    static Notice done(String text) {
        return new Notice(false, text, "", HttpStatus.OK);
    }

    /** What was asked for was done, and this is the answer. */
    static Notice error(String text) {
        return new Notice(true, text, "", HttpStatus.OK);
    }

    /** What was typed into a field cannot be taken. */
    static Notice wrong(String field, String text) {
        return new Notice(true, text, field, HttpStatus.BAD_REQUEST);
    }

    /** A room's own refusal; its texts repeat nothing of the request. */
    static Notice of(ErrorResponseException refusal) {
        ProblemDetail problem = refusal.getBody();
        Map<String, Object> more = Objects.requireNonNullElse(problem.getProperties(), Map.of());
        String field = more.getOrDefault("field", "").toString();
        String text = text(problem);
        boolean isRule = !field.isEmpty() && text.startsWith(RULE);
        return new Notice(
                true,
                isRule ? label(field) + " must " + text.substring(RULE.length()) : text,
                field,
                refusal.getStatusCode());
    }

    /** Of a wish that names nobody the room speaks in the API's names; here fields have others. */
    static Notice of(ErrorResponseException refusal, SubjectRequest person) {
        return person.email() == null && person.phone() == null && person.externalCrmId() == null
                ? wrong("email", "Name the person by an e-mail address, a telephone number or a CRM id.")
                : of(refusal);
    }

    private static String label(String field) {
        return LABELS.getOrDefault(field, "The field " + field.replace('_', ' '));
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
