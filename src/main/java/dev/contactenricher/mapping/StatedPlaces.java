package dev.contactenricher.mapping;

import dev.contactenricher.address.AddressFields;
import dev.contactenricher.address.Placeholders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a contact the country that columns of other names have: the default country is for whom nothing is said of. */
final class StatedPlaces {

    private StatedPlaces() {}

    /** Where the contact says a country itself, that is the one. A second one that is another is evidence, like a code beside a name. */
    static void tell(ObjectNode contact, List<JsonNode> places) {
        if (places.isEmpty()
                || contact.properties().stream().anyMatch(said -> isCountry(said.getKey(), said.getValue()))) {
            return;
        }
        JsonNode first = places.getFirst();
        contact.set("country", first);
        places.stream()
                .filter(place -> !place.equals(first))
                .findFirst()
                .ifPresent(other -> contact.set("country_code", other));
    }

    /** True for what may be a country. */
    static boolean says(JsonNode value) {
        return value.isNumber() || value.isString() && !Placeholders.isNothing(value.stringValue(), "country");
    }

    private static boolean isCountry(String name, JsonNode value) {
        AddressFields part = AddressFields.inContact(name);
        // of several addresses the first is read
        JsonNode address = value.isArray() ? value.path(0) : value;
        return part == AddressFields.TEXT && address.isObject()
                ? address.properties().stream()
                        .anyMatch(said ->
                                isCountry(AddressFields.inObject(said.getKey()), said.getKey(), said.getValue()))
                : isCountry(part, name, value);
    }

    private static boolean isCountry(@Nullable AddressFields part, String name, JsonNode value) {
        return (part == AddressFields.COUNTRY || part == AddressFields.COUNTRY_CODE)
                && !value.isNull()
                && !(value.isString() && Placeholders.isNothing(value.stringValue(), name));
    }
}
