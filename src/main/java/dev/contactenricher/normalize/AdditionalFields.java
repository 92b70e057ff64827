package dev.contactenricher.normalize;

import dev.contactenricher.address.Placeholders;
import dev.contactenricher.contact.ContactFields;
import dev.contactenricher.text.Findings;
import dev.contactenricher.text.LostLetters;
import dev.contactenricher.text.Text;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The fields that the service has no use for and passes through. */
final class AdditionalFields {

    private static final Pattern FIELD_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,39}");

    private AdditionalFields() {}

    static Map<String, JsonNode> of(JsonNode raw, Set<String> used, Findings findings) {
        Map<String, JsonNode> additional = new LinkedHashMap<>();
        raw.forEachEntry((name, value) -> {
            boolean passedThrough = !ContactFields.NAMES.contains(name) && !used.contains(name);
            if (passedThrough && Text.isBroken(name)) {
                findings.warn(
                        "contact", "text_invalid", "A field's name holds a NUL or half a surrogate pair; left out");
            } else if (passedThrough && isBroken(value)) {
                findings.warn(told(name), "text_invalid", "Must not hold half a surrogate pair; left out");
            } else if (passedThrough && !isNothing(name, value)) {
                warnOfTwin(name, value, raw, findings);
                if (value.isString() && LostLetters.hasReplacement(value.stringValue())) {
                    LostLetters.tell(told(name), findings, value.stringValue());
                }
                additional.put(name, value);
            }
        });
        return additional;
    }

    /** {@code Email} beside {@code email}: whichever was meant, one of them does not count. */
    private static void warnOfTwin(String name, JsonNode value, JsonNode raw, Findings findings) {
        String field = name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        if (ContactFields.NAMES.contains(field)
                && raw.has(field)
                && !raw.path(field).equals(value)) {
            findings.warn(
                    field, "repeated_name", "Stands under another writing of its name, too, which does not count");
        }
    }

    /** What is inside of objects and arrays is the caller's own. */
    private static boolean isNothing(String name, JsonNode value) {
        return value.isString() && Placeholders.isNothing(value.stringValue(), name);
    }

    /** Names are the caller's text and may be data: only one that looks like a field's name is told back. */
    private static String told(String name) {
        return FIELD_NAME.matcher(name).matches() ? name : "contact";
    }

    /** True when JSON cannot be written again because it holds half a surrogate pair anywhere. */
    static boolean isBroken(JsonNode value) {
        return value.isString() && Text.hasHalfSurrogate(value.stringValue())
                || value.isObject() && value.propertyNames().stream().anyMatch(Text::hasHalfSurrogate)
                || value.values().stream().anyMatch(AdditionalFields::isBroken);
    }
}
