package dev.contactenricher.mapping;

import dev.contactenricher.address.AddressFields;
import dev.contactenricher.address.Placeholders;
import dev.contactenricher.country.StatedCountries;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.mapping.Target.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a contact the country that columns of other names have: the default country is for whom nothing is said of. */
final class StatedPlaces {

    /** {@code CA} and {@code DE} at the end of an address may be states. */
    private static final int LONGEST_CODE = 3;

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

    /** What a place says of the country, or null: of an address, a part of the first that is called so, or its last line. */
    static @Nullable JsonNode countryIn(JsonNode value, Place place) {
        JsonNode said = place.isAddress() ? countryOf(first(value)) : value;
        return said.isNumber() || said.isString() && !Placeholders.isNothing(said.stringValue(), "country")
                ? said
                : null;
    }

    private static JsonNode countryOf(JsonNode address) {
        if (address.isString()) {
            String text = address.stringValue().strip();
            String last = text.substring(Math.max(text.lastIndexOf(','), text.lastIndexOf('\n')) + 1)
                    .strip();
            boolean isName = last.length() > LONGEST_CODE
                    && StatedCountries.of(last).named() != null
                    && Subdivisions.find("US", last) == null;
            return isName ? JsonNodeFactory.instance.stringNode(last) : MissingNode.getInstance();
        }
        return countryPart(address).orElse(MissingNode.getInstance());
    }

    private static Optional<JsonNode> countryPart(JsonNode address) {
        return address.properties().stream()
                .filter(said -> isCountry(AddressFields.inObject(said.getKey()), said.getKey(), said.getValue()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Of several addresses the first is read. */
    private static JsonNode first(JsonNode address) {
        return address.isArray() ? address.path(0) : address;
    }

    private static boolean isCountry(String name, JsonNode value) {
        AddressFields part = AddressFields.inContact(name);
        return part == AddressFields.TEXT ? countryPart(first(value)).isPresent() : isCountry(part, name, value);
    }

    private static boolean isCountry(@Nullable AddressFields part, String name, JsonNode value) {
        return (part == AddressFields.COUNTRY || part == AddressFields.COUNTRY_CODE)
                && !value.isNull()
                && !(value.isString() && Placeholders.isNothing(value.stringValue(), name));
    }
}
