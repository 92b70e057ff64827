package dev.contactenricher.mapping;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What an API's records tell of a consent beside when and how: {@code {"state": "unsubscribed", "opt_in_level": …}}. */
final class Told {

    private static final List<String> MEMBERS = List.of("state", "status", "consent", "value");
    private static final int MOST = 100;

    private Told() {}

    /** The value itself, each of a list, or the members of an object that tell it. */
    static Stream<JsonNode> in(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().limit(MOST);
        }
        return value.isObject() ? MEMBERS.stream().map(value::path) : Stream.of(value);
    }
}
