package dev.contactenricher.mapping;

import dev.contactenricher.contact.ContactFields;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a contact says in short texts of its own, so that its refusal is heard though it is passed over. Of a name that stands
 * there twice a refusal counts, and nothing else where the two differ: whose refusal that is would be a guess.
 */
public final class HeardFields {

    /** Longer ones are none of those that are listened for. */
    public static final int LONGEST = 1000;

    /** Whatever a contact repeats. */
    private static final int MOST = 1000;

    private final Map<String, Set<String>> said = new LinkedHashMap<>();
    private int heard;

    public void hear(String name, String value) {
        if (heard < MOST) {
            heard++;
            said.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(value);
        }
    }

    /** @param mapping that the caller named, or null where the names are the contract's own */
    public ObjectNode contact(@Nullable Mapping mapping) {
        var assembly = new Assembly();
        said.forEach((name, values) -> {
            Target target = mapping == null ? new Target.Field(name, 0) : mapping.target(name);
            boolean isConsent = !(target instanceof Target.Field field) || FieldNames.FLAGS.contains(field.name());
            if ((mapping != null || ContactFields.NAMES.contains(name)) && (isConsent || values.size() == 1)) {
                values.forEach(value -> assembly.put(target, name, JsonNodeFactory.instance.stringNode(value)));
            }
        });
        ObjectNode contact = assembly.with(Map.of());
        // what says where the contact is may be among what was passed over
        if (!contact.has("country")
                && !contact.path("phone").asString("").strip().startsWith("+")) {
            contact.remove("phone");
        }
        return contact;
    }
}
