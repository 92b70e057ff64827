package dev.contactenricher.normalize;

import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.contact.StatedCountry.Unreadable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON object by the type that each must have. JSON null and blank text count as absent. */
final class RawContact {

    /** The longest text that a field may hold, in UTF-16 units. */
    static final int MAX_TEXT = 10_000;

    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter();

    private final JsonNode object;
    private final String prefix;
    private final Findings findings;

    RawContact(JsonNode object, String prefix, Findings findings) {
        this.object = object;
        this.prefix = prefix;
        this.findings = findings;
    }

    /** The names of all fields. */
    Collection<String> names() {
        return object.propertyNames();
    }

    /** The value of a field, or null when it is absent or JSON null. */
    @Nullable JsonNode value(String name) {
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Text as it stands; a whole number counts as its digits. */
    @Nullable String text(String name) {
        return text(name, MAX_TEXT);
    }

    @Nullable String text(String name, int limit) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        if (!value.isString()) {
            findings.error(prefix + name, "text_expected", "Must be text");
            return null;
        }
        String text = value.stringValue();
        if (text.length() > limit) {
            findings.error(prefix + name, "too_long", "Must not be longer than " + limit + " characters");
            return null;
        }
        return text.isBlank() ? null : text;
    }

    /** Text that is kept as it is, so it must be text that every store and encoder takes. */
    @Nullable String unchangedText(String name) {
        String text = text(name);
        if (text != null && Text.isBroken(text)) {
            findings.error(prefix + name, "text_invalid", "Must not hold a NUL or half a surrogate pair");
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
        String line = text == null ? "" : repairedLine(repairedLine(text));
        return line.isEmpty() ? null : line;
    }

    private static String repairedLine(String text) {
        return Text.line(Mojibake.repair(text));
    }

    /** What a field says of the country; what names none is a warning. */
    StatedCountry country(String name) {
        JsonNode value = value(name);
        boolean tooLong =
                value != null && value.isString() && value.stringValue().length() > MAX_TEXT;
        if (tooLong) {
            // the finding is that of any field
            text(name);
            return StatedCountry.UNREADABLE;
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

    /** {@code true}, {@code false} or the same as text; nothing else. */
    @Nullable Boolean consent(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isString()) {
            switch (value.stringValue()) {
                case "true":
                    return true;
                case "false":
                    return false;
                default:
            }
        }
        findings.error(prefix + name, "consent_invalid", "Must be true or false");
        return null;
    }

    @Nullable Boolean flag(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isBoolean()) {
            findings.error(prefix + name, "boolean_expected", "Must be true or false");
            return null;
        }
        return value.booleanValue();
    }

    /** An ISO-8601 instant of the years 1 to 9999. */
    @Nullable Instant instant(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (value.isString() && value.stringValue().length() <= 64) {
            try {
                OffsetDateTime time = OffsetDateTime.parse(value.stringValue().strip(), INSTANT);
                int year = time.withOffsetSameInstant(ZoneOffset.UTC).getYear();
                if (year >= 1 && year <= 9999) {
                    return time.toInstant();
                }
            } catch (DateTimeParseException e) {
                // falls through to the finding
            }
        }
        findings.error(prefix + name, "instant_expected", "Must be an ISO-8601 instant such as 2026-01-31T12:00:00Z");
        return null;
    }

    @Nullable JsonNode object(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isObject()) {
            findings.error(prefix + name, "object_expected", "Must be a JSON object");
            return null;
        }
        return value;
    }

    @Nullable JsonNode array(String name) {
        JsonNode value = value(name);
        if (value != null && !value.isArray()) {
            findings.error(prefix + name, "array_expected", "Must be a JSON array");
            return null;
        }
        return value;
    }
}
