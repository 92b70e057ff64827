package dev.contactenricher.privacy;

import dev.contactenricher.problem.Problem;
import org.springframework.web.ErrorResponseException;

/**
 * What is wrong with a wish. Repeats nothing of it.
 *
 * @param field at fault
 * @param code stable
 * @param rule that was broken
 */
record Fault(String field, String code, String rule) {

    static Fault withoutPerson(String field) {
        return new Fault(field, "identifies_nobody", "Must lead to somebody: not blank, and no placeholder");
    }

    ErrorResponseException asProblem() {
        return Problem.INVALID_REQUEST.because(rule, field);
    }
}
