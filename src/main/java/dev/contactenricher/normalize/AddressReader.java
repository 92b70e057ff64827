package dev.contactenricher.normalize;

import dev.contactenricher.contact.PostalAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a contact's address: free text, an object of parts, or the same parts beside the contact's other fields. */
final class AddressReader {

    /** The longest address in one text, in UTF-16 units. */
    static final int MAX_TEXT = 1_000;

    private static final Set<String> PARTS = Set.of("address1", "address2", "city", "state", "postal_code", "country");

    private final RawContact fields;
    private final Findings findings;

    AddressReader(RawContact fields, Findings findings) {
        this.fields = fields;
        this.findings = findings;
    }

    /**
     * @param given the country that the contact names, or null
     * @param expected the country that its other fields speak for, else the default
     */
    ParsedAddress read(@Nullable String given, String expected) {
        JsonNode value = fields.value("address");
        if (value == null) {
            return parts(fields, null, "", given, expected);
        }
        if (value.isObject()) {
            warnOfOthers(value);
            RawContact parts = new RawContact(value, "address.", findings);
            return parts(parts, parts.country("country"), "address.", given, expected);
        }
        if (!value.isString()) {
            findings.error("address", "text_or_object_expected", "Must be text or a JSON object");
            return ParsedAddress.NONE;
        }
        return text(given, expected);
    }

    private ParsedAddress text(@Nullable String given, String expected) {
        String text = fields.text("address", MAX_TEXT);
        if (text == null) {
            return ParsedAddress.NONE;
        }
        ParsedAddress beside = parts(fields, null, "", given, expected);
        PostalAddress known = beside.address();
        if (known.city() != null || known.postalCode() != null) {
            String street = known.address1() == null ? calm(fields.line("address")) : known.address1();
            return beside.with(
                    new PostalAddress(street, known.address2(), known.city(), known.state(), known.postalCode()));
        }
        ParsedAddress parsed = AddressParser.parse(Mojibake.repair(text), given, expected);
        if (!parsed.codeKnown()) {
            unknownCode("address");
        }
        PostalAddress found = parsed.address();
        return parsed.with(new PostalAddress(
                calm(repaired(found.address1())),
                found.address2() == null ? known.address2() : found.address2(),
                calm(repaired(found.city())),
                state(
                        repaired(found.state()),
                        parsed.country() == null ? given == null ? expected : given : parsed.country()),
                found.postalCode()));
    }

    private ParsedAddress parts(
            RawContact parts, @Nullable String named, String prefix, @Nullable String given, String expected) {
        String street = calm(parts.line("address1"));
        String unit = calm(parts.line("address2"));
        String city = calm(parts.line("city"));
        String state = parts.line("state");
        String code = parts.line("postal_code");
        String country = named;
        if (country == null && given == null) {
            country = proven(state, code);
        }
        String where = country != null ? country : given != null ? given : expected;
        if (code != null) {
            String customary = PostalCodes.customary(where, code).orElse(null);
            if (customary == null && AddressFormat.of(where).code() != null) {
                unknownCode(prefix + "postal_code");
            }
            code = customary == null ? code : customary;
        }
        return new ParsedAddress(
                new PostalAddress(street, unit, city, state(state, where), code),
                country == null ? null : Territories.byCode(country, code),
                true);
    }

    /** A state proves its country by its ISO 3166-2 code, or by a name that no other country's state has. */
    private static @Nullable String proven(@Nullable String state, @Nullable String code) {
        String country = code == null ? null : CountryProof.find((state == null ? "" : state + " ") + code);
        if (country == null && state != null) {
            country = Countries.byPartCode(state);
        }
        return country == null && state != null ? CountryParts.find(state) : country;
    }

    /** A street that comes as {@code street} goes nowhere; whoever sent it is to hear of that. */
    private void warnOfOthers(JsonNode parts) {
        boolean others = parts.properties().stream()
                .anyMatch(part ->
                        !PARTS.contains(part.getKey()) && !part.getValue().isNull());
        if (others) {
            findings.warn(
                    "address",
                    "address_part_unknown",
                    "Of an object only address1, address2, city, state, postal_code and country are used");
        }
    }

    private void unknownCode(String field) {
        findings.warn(field, "postal_code_unknown", "No such postal code can exist in the country; kept as it is");
    }

    private static @Nullable String state(@Nullable String state, String country) {
        if (state == null) {
            return null;
        }
        String customary = Subdivisions.customary(country, state);
        return customary.length() <= 3 ? customary : Casing.calm(customary);
    }

    /** What could not be repaired in the whole text may be unmistakable in a part of it. */
    private static @Nullable String repaired(@Nullable String part) {
        return part == null ? null : Text.line(Mojibake.repair(part));
    }

    private static @Nullable String calm(@Nullable String text) {
        return text == null ? null : Casing.calm(text);
    }
}
