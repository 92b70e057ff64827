package dev.contactenricher.mapping;

import dev.contactenricher.address.Placeholders;
import dev.contactenricher.mapping.Target.Dropped;
import dev.contactenricher.mapping.Target.Field;
import dev.contactenricher.mapping.Target.Opened;
import dev.contactenricher.mapping.Target.OptOut;
import dev.contactenricher.mapping.Target.Overheard;
import dev.contactenricher.mapping.Target.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts one contact together. Of several columns for one field the first of the mapping that says something counts, and
 * the others go on under their own names; of several for one consent, a refusal.
 */
final class Assembly {

    private static final int SAYS_NOTHING = Integer.MAX_VALUE;

    private final ObjectNode contact = JsonNodeFactory.instance.objectNode();
    private final Map<String, Held> held = new HashMap<>();

    private final List<JsonNode> places = new ArrayList<>();

    private record Held(int rank, String source) {}

    void put(Target target, String source, JsonNode value) {
        switch (target) {
            case Dropped ignored -> {}
            case Opened ignored -> keepApart(source, value);
            case OptOut optOut -> {
                if (!isNothing(value, optOut.consent())) {
                    putFlag(optOut.consent(), FlagCells.consentOf(value));
                }
            }
            case Overheard overheard -> {
                Told.in(value)
                        .flatMap(told -> overheard.how().refused(told, overheard.channels()).stream())
                        .forEach(channel -> putFlag(channel.field(), JsonNodeFactory.instance.booleanNode(false)));
                keepApart(source, value);
            }
            case Place place -> {
                JsonNode country = StatedPlaces.countryIn(value, place);
                if (country != null) {
                    places.add(country);
                }
                keepApart(source, value);
            }
            case Field field -> {
                if (FieldNames.FLAGS.contains(field.name())) {
                    putFlag(field.name(), FlagCells.flag(value));
                } else {
                    putField(field, source, value);
                }
            }
        }
    }

    /** @param constants by field, for where the contact says nothing */
    ObjectNode with(Map<String, String> constants) {
        StatedPlaces.tell(contact, places);
        constants.forEach((field, value) -> {
            JsonNode said = contact.get(field);
            if (said == null || isNothing(said, field)) {
                contact.put(field, value);
            }
        });
        return contact;
    }

    private void putField(Field field, String source, JsonNode value) {
        String name = field.name();
        boolean nothing = isNothing(value, name);
        int rank = nothing ? SAYS_NOTHING : field.rank();
        Held other = held.get(name);
        if (other == null) {
            contact.set(name, value);
            held.put(name, new Held(rank, source));
        } else if (rank < other.rank || rank == other.rank && !nothing && source.equals(name)) {
            // of two writings of one name the field's own counts, as nothing can be kept beside it
            JsonNode before = contact.get(name);
            contact.set(name, value);
            held.put(name, new Held(rank, source));
            if (other.rank < SAYS_NOTHING) {
                keepBeside(name, other.source, before);
            }
        } else if (!nothing) {
            keepBeside(name, source, value);
        }
    }

    /** Another date of the last change, or the same id again, is no content: it would only make a contact look changed. */
    private void keepBeside(String name, String source, JsonNode value) {
        boolean isContent =
                !name.equals("updated_at") && !(name.equals("external_crm_id") && value.equals(contact.get(name)));
        if (isContent) {
            keepApart(source, value);
        }
    }

    private void keepApart(String source, JsonNode value) {
        if (!contact.has(source)) {
            contact.set(source, value);
        }
    }

    private void putFlag(String name, JsonNode flag) {
        JsonNode other = contact.get(name);
        if (other == null || weight(flag, name) < weight(other, name)) {
            contact.set(name, flag);
        }
    }

    /**
     * A refusal before what cannot be read, that before a grant, and that before nothing; a refusal in words is an error
     * of its contact, and yet heard.
     */
    private static int weight(JsonNode flag, String name) {
        if (isNothing(flag, name)) {
            return 4;
        } else if (flag.isBoolean()) {
            return flag.booleanValue() ? 3 : 0;
        }
        return FlagCells.isRefusal(flag) ? 1 : 2;
    }

    private static boolean isNothing(JsonNode value, String field) {
        return value.isNull() || value.isString() && Placeholders.isNothing(value.stringValue(), field);
    }
}
