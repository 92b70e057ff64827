package dev.contactenricher.dedup;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.TimeZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** When a value is empty, and the text that orders two values of equal age. */
final class Values {

    private Values() {}

    /** The node, or null when there is nothing in it. */
    static @Nullable JsonNode filled(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return null;
        }
        boolean empty = node.isContainer()
                ? node.isEmpty()
                : node.isString() && node.stringValue().isBlank();
        return empty ? null : node;
    }

    static String text(PostalAddress address) {
        return Stream.of(address.address1(), address.address2(), address.city(), address.state(), address.postalCode())
                .map(part -> Objects.requireNonNullElse(part, ""))
                .collect(Collectors.joining("\n"));
    }

    static String text(TimeZoneId zone) {
        return zone.id() + zone.countries().stream().sorted().toList();
    }
}
