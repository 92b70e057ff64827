package dev.contactenricher.mapping;

import dev.contactenricher.address.AddressFields;
import dev.contactenricher.mapping.Target.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contacts of one batch of JSON that names its fields as the contract does. What goes on under another name may tell the
 * country all the same ({@code billing_country}), as it does in a file. For one thread.
 */
public final class PlainContacts {

    private static final int MOST_NAMES = 1000;

    /** Names come again with each contact: what they are is found out once. */
    private final Map<String, Optional<Place>> places = new HashMap<>();

    /** The contact with the country that it says under another name, where it says none itself; any other JSON as it is. */
    public JsonNode contact(JsonNode contact) {
        if (contact instanceof ObjectNode object) {
            List<JsonNode> said = new ArrayList<>(0);
            object.forEachEntry((name, value) -> place(name)
                    .map(place -> StatedPlaces.countryIn(value, place))
                    .ifPresent(said::add));
            StatedPlaces.tell(object, said);
        }
        return contact;
    }

    private Optional<Place> place(String name) {
        Optional<Place> known = places.get(name);
        if (known == null) {
            known = AddressFields.inContact(name) == null
                    ? Optional.ofNullable(CountryColumns.find(name))
                    : Optional.empty();
            if (places.size() < MOST_NAMES) {
                places.put(name, known);
            }
        }
        return known;
    }
}
