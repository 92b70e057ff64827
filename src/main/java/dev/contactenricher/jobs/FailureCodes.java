package dev.contactenricher.jobs;

import java.util.Map;

/** What it means that a contact is a dead letter with that code, in a sentence. */
public final class FailureCodes {

    private static final Map<String, String> MEANING = Map.of(
            "refused", "CXone refused this contact",
            "unavailable", "CXone did not take this contact, although it took others",
            "conflict", "CXone kept reporting a conflict for this contact",
            "unconfirmed", "CXone took this contact, but has not confirmed its merge");

    private FailureCodes() {}

    public static String explain(String code) {
        return MEANING.getOrDefault(code, "It was given up and waits for an operator's decision");
    }
}
