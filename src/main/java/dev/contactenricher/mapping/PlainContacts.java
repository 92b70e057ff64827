package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Place;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The contacts of one batch of JSON that names its fields as the contract does. What goes on under another name may tell the
 * country all the same ({@code billing_country}), as it does in a file. For one thread.
 */
public final class PlainContacts {

    private final MappedContacts names = Mapping.plain().contacts();

    /** The contact with the country that it says under another name, where it says none itself; any other JSON as it is. */
    public JsonNode contact(JsonNode contact) {
        if (contact instanceof ObjectNode object) {
            List<JsonNode> said = new ArrayList<>(0);
            object.forEachEntry((name, value) -> {
                JsonNode country =
                        names.target(name) instanceof Place place ? StatedPlaces.countryIn(value, place) : null;
                if (country != null) {
                    said.add(country);
                }
            });
            StatedPlaces.tell(object, said);
        }
        return contact;
    }
}
