package dev.contactenricher.blackbox;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a run measured, printed on one line so that runs can be compared. */
final class Figures {

    private final String promise;
    private final Map<String, String> values = new LinkedHashMap<>();

    Figures(String promise) {
        this.promise = promise;
    }

    Figures put(String name, long value) {
        values.put(name, Long.toString(value));
        return this;
    }

    Figures put(String name, double value) {
        values.put(name, String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.3f", value));
        return this;
    }

    void print() {
        System.out.println(promise + ": "
                + values.entrySet().stream()
                        .map(value -> value.getKey() + " " + value.getValue())
                        .collect(joining(", ")));
    }
}
