package dev.contactenricher.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The fields of one withdrawal of a JSON list, and what is wrong with their shapes. */
final class WishFields {

    private static final Set<String> NAMES =
            Set.of("email", "phone", "country", "external_crm_id", "subject", "channels");

    private final @Nullable JsonNode json;
    private final List<Fault> faults;

    WishFields(@Nullable JsonNode json, List<Fault> faults) {
        this.json = json;
        this.faults = faults;
        if (json != null) {
            // a name can be anything, so it is not told back
            json.propertyNames().stream()
                    .filter(name -> !NAMES.contains(name))
                    .forEach(name -> faults.add(new Fault("withdrawal", "field_unknown", "Must be a known field")));
        }
    }

    SubjectRequest person() {
        return new SubjectRequest(
                text("email"), text("phone"), text("country"), text("external_crm_id"), text("subject"));
    }

    List<@Nullable String> channels() {
        JsonNode value = value("channels");
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            faults.add(new Fault("channels", "array_expected", "Must be an array"));
            return List.of();
        }
        List<@Nullable String> channels = new ArrayList<>();
        value.forEach(one -> channels.add(one.isString() ? one.stringValue() : null));
        return channels;
    }

    private @Nullable String text(String field) {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (value.isString() || value.isNumber()) {
            return value.asString();
        }
        faults.add(new Fault(field, "text_expected", "Must be text"));
        return null;
    }

    private @Nullable JsonNode value(String field) {
        JsonNode value = json == null ? null : json.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
