package dev.contactenricher.mapping;

import dev.contactenricher.mapping.Target.Opened;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The contacts of one batch of JSON, whose names come again with each: what they are is found out once. For one thread. */
public final class MappedContacts {

    private static final int MOST_NAMES = 1000;

    private final Mapping mapping;
    private final Map<String, Target> targets = new HashMap<>();

    MappedContacts(Mapping mapping) {
        this.mapping = mapping;
    }

    /** A contact with its fields renamed, and its flags read as files write them; any other JSON as it is. */
    public JsonNode contact(JsonNode contact) {
        if (!contact.isObject()) {
            return contact;
        }
        var assembly = new Assembly();
        contact.forEachEntry((name, value) -> {
            Target target = target(name);
            if (target instanceof Opened && value.isObject()) {
                value.forEachEntry((member, held) -> assembly.put(target(member), member, valueOf(held)));
            } else if (!(value.isString() && value.stringValue().isBlank())) {
                assembly.put(target, name, value);
            }
        });
        return mapping.finished(assembly);
    }

    /** What a name is to the mapping. */
    Target target(String name) {
        Target known = targets.get(name);
        if (known == null) {
            known = mapping.target(name);
            if (targets.size() < MOST_NAMES) {
                targets.put(name, known);
            }
        }
        return known;
    }

    /** What is opened may hold each value with its history. */
    private static JsonNode valueOf(JsonNode held) {
        JsonNode value = held.get("value");
        return value == null ? held : value;
    }
}
