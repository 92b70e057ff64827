package dev.contactenricher.text;

import dev.contactenricher.contact.Finding;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with one contact. */
public final class Findings {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    public void error(String field, String code, String message) {
        errors.add(new Finding(field, code, message));
    }

    public void warn(String field, String code, String message) {
        warnings.add(new Finding(field, code, message));
    }

    public List<Finding> errors() {
        return errors;
    }

    public List<Finding> warnings() {
        return warnings;
    }
}
