package dev.contactenricher.console;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Values of any shape, for a nested list.
 *
 * @param value text, where there are no children
 */
record Tree(String name, String value, List<Tree> children) {

    static Tree of(String name, JsonNode node) {
        String words = name.replace('_', ' ');
        if (node.isObject()) {
            return new Tree(
                    words,
                    "",
                    node.properties().stream()
                            .map(field -> of(field.getKey(), field.getValue()))
                            .toList());
        }
        if (node.isArray()) {
            return new Tree(
                    words,
                    node.isEmpty() ? "none" : "",
                    IntStream.range(0, node.size())
                            .mapToObj(n -> of(Integer.toString(n + 1), node.get(n)))
                            .toList());
        }
        return new Tree(words, node.isNull() ? "–" : node.asString(), List.of());
    }

    @Override
    public String toString() {
        return "Tree[…]";
    }
}
