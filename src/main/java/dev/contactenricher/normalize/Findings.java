package dev.contactenricher.normalize;

import dev.contactenricher.contact.Finding;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one contact. */
final class Findings {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    void error(String field, String code, String message) {
        errors.add(new Finding(field, code, message));
    }

    void warn(String field, String code, String message) {
        warnings.add(new Finding(field, code, message));
    }

    List<Finding> errors() {
        return errors;
    }

    List<Finding> warnings() {
        return warnings;
    }
}
