package dev.contactenricher.normalize;

import dev.contactenricher.address.Placeholders;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import dev.contactenricher.country.StatedCountries;
import dev.contactenricher.text.Findings;
import dev.contactenricher.text.Mojibake;
import dev.contactenricher.text.SpreadsheetText;
import dev.contactenricher.text.Text;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of a JSON object by the type that each must have. JSON null, blank text and placeholders count as absent.
 * What cannot be read is left out with a warning: it may cost its own value, and no more. Only what consent depends on is an
 * error.
 */
final class ContactFields {

    /** The longest text that a field may hold, in UTF-16 units. */
    static final int MAX_TEXT = 10_000;

    private final JsonNode object;

    /** What says something, by name: each field is asked for several times. */
    private final Map<String, JsonNode> said = new HashMap<>();

    private final String prefix;
    private final Findings findings;

    ContactFields(JsonNode object, String prefix, Findings findings) {
        this.object = object;
        this.prefix = prefix;
        this.findings = findings;
        for (var field : object.properties()) {
            if (!isNothing(field.getKey(), field.getValue())) {
                said.put(field.getKey(), field.getValue());
            }
        }
    }

    private static boolean isNothing(String name, JsonNode value) {
        return value.isNull() || value.isString() && Placeholders.isNothing(value.stringValue(), name);
    }

    /** The names of all fields. */
    Collection<String> names() {
        return object.propertyNames();
    }

    /** The value of a field, or null when it is absent, JSON null, or text that says nothing. */
    @Nullable JsonNode value(String name) {
        return said.get(name);
    }

    /** True when the field says that there is nothing to say, and is not just blank. */
    boolean isPlaceholder(String name) {
        JsonNode value = object.get(name);
        return value != null
                && value.isString()
                && !Text.isBlank(value.stringValue())
                && Placeholders.isNothing(value.stringValue(), name);
    }

    /** Text as it stands; a number counts as it is written. */
    @Nullable String text(String name) {
        return text(name, MAX_TEXT);
    }

    @Nullable String text(String name, int limit) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value.isNumber()) {
            return Numbers.number(value);
        }
        if (!value.isString()) {
            findings.warn(prefix + name, "text_expected", "Must be text; left out");
            return null;
        }
        String text = value.stringValue();
        if (text.length() > limit) {
            findings.warn(prefix + name, "too_long", "Must not be longer than " + limit + " characters; left out");
            return null;
        }
        return text;
    }

    /**
     * Text that may hold several values: a list of them is one, too, and so are the objects with a {@code value} each that
     * SCIM (RFC 7643, section 2.4) and many CRMs have.
     */
    @Nullable String several(String name) {
        JsonNode value = value(name);
        if (value == null || !value.isContainer()) {
            return text(name);
        }
        var list = value.isArray() ? value.valueStream() : Stream.of(value);
        String texts = list.map(one -> one.isObject() ? one.path("value") : one)
                .filter(one -> one.isString() || one.isNumber())
                .map(one -> one.isNumber() ? Numbers.number(one) : one.stringValue())
                .filter(text -> !Placeholders.isNothing(text, name))
                .collect(Collectors.joining("; "));
        return texts.isEmpty() || texts.length() > MAX_TEXT ? text(name) : texts;
    }

    /** Each of a list's texts and numbers a line, as far as the limit allows. */
    static String listed(JsonNode lines, int limit) {
        StringBuilder text = new StringBuilder();
        for (JsonNode node : lines) {
            String line = node.isNumber() ? Numbers.number(node) : node.asString("");
            if (!Placeholders.isNothing(line, "address1") && text.length() + line.length() < limit) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    /** Whether the field says something in a list or an object. */
    boolean isContainer(String name) {
        JsonNode value = value(name);
        return value != null && value.isContainer() && says(name, value);
    }

    /** Of an object with a {@code value} the rest says only what that is: {@code {"value": "", "type": "work"}}. */
    private static boolean says(String name, JsonNode value) {
        JsonNode own = value.get("value");
        return own != null
                ? says(name, own)
                : value.isContainer() ? value.valueStream().anyMatch(one -> says(name, one)) : !isNothing(name, value);
    }

    /** Text that is kept as it is, so it must be text that every store and encoder takes. */
    @Nullable String unchangedText(String name) {
        String text = text(name);
        if (text != null && Text.isBroken(text)) {
            findings.warn(prefix + name, "text_invalid", "Must not hold a NUL or half a surrogate pair; left out");
            return null;
        }
        return text;
    }

    /**
     * Text in one clean line: mojibake repaired, NFC, nothing invisible, white space folded. It is repaired before it is
     * cleaned, since a misread í ends in a soft hyphen and an à in a space, and after, since what is cleaned away may hide
     * the rest.
     */
    @Nullable String line(String name) {
        String text = text(name);
        String line =
                text == null ? "" : repairedLine(repairedLine(SpreadsheetText.plain(SpreadsheetText.unquoted(text))));
        return line.isEmpty() ? null : line;
    }

    private static String repairedLine(String text) {
        return Text.line(Mojibake.repairLetters(text));
    }

    /** What a field says of the country; what names none is a warning. */
    StatedCountry country(String name) {
        JsonNode value = value(name);
        boolean tooLong =
                value != null && value.isString() && value.stringValue().length() > MAX_TEXT;
        if (tooLong) {
            // the finding is that of any field
            text(name);
            return new StatedCountry.Unreadable();
        }
        StatedCountry stated = StatedCountries.of(value);
        if (stated instanceof Unreadable) {
            findings.warn(
                    prefix + name,
                    "country_unknown",
                    "Not a known country; consent is needed where nothing else says where the contact is");
        } else if (stated instanceof Region) {
            findings.warn(prefix + name, "country_unknown", "Names many countries; no country is sent");
        }
        return stated;
    }

    /**
     * {@code true}, {@code false}, or the same as text in any case; anything else is an error. What says no in another way
     * counts all the same: the contact is refused for it, and its refusal is obeyed.
     */
    @Nullable Boolean consent(String name) {
        return flag(name, "consent_invalid");
    }

    /** A flag that consent depends on, read in the same way. */
    @Nullable Boolean flag(String name) {
        return flag(name, "boolean_expected");
    }

    private @Nullable Boolean flag(String name, String code) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        Boolean flag = Flags.read(value);
        if (flag != null) {
            return flag;
        }
        findings.error(prefix + name, code, "Must be true or false");
        return Flags.isRefusal(value) ? false : null;
    }

    /** An instant of the years 1 to 9999; what cannot be read leaves the contact undated. */
    @Nullable Instant instant(String name) {
        JsonNode value = value(name);
        Instant instant = value == null ? null : Instants.read(value).orElse(null);
        if (value != null && instant == null) {
            findings.warn(
                    prefix + name,
                    "updated_at_invalid",
                    "Must be an ISO-8601 instant such as 2026-01-31T12:00:00Z, or an epoch; the contact counts as undated");
        }
        return instant;
    }

    @Nullable JsonNode object(String name) {
        JsonNode value = value(name);
        return container(name, value, value != null && value.isObject(), "object_expected");
    }

    @Nullable JsonNode array(String name) {
        JsonNode value = value(name);
        return container(name, value, value != null && value.isArray(), "array_expected");
    }

    private @Nullable JsonNode container(String name, @Nullable JsonNode value, boolean fits, String code) {
        if (value != null && !fits) {
            findings.warn(prefix + name, code, "Must be JSON of the type that the field has; left out");
            return null;
        }
        if (value != null && AdditionalFields.isBroken(value)) {
            findings.warn(prefix + name, "text_invalid", "Must not hold half a surrogate pair; left out");
            return null;
        }
        return value;
    }
}
