package dev.contactenricher.normalize;

import dev.contactenricher.address.AddressFields;
import dev.contactenricher.address.AddressParts;
import dev.contactenricher.address.AddressParts.Locality;
import dev.contactenricher.address.AddressParts.Origin;
import dev.contactenricher.address.AddressReader;
import dev.contactenricher.address.LostZeros;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.country.StatedCountries;
import dev.contactenricher.text.Findings;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers the parts of an address from where a contact may hold them: text, an object, fields of its own. */
final class AddressCells {

    /** Python's way of writing objects has single quotes, and words of its own for what is not there. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private static final Pattern NOTHING_IN_PYTHON =
            Pattern.compile("(?<=[\\[:,] ?)(?:None|nan|True|False)(?=[,}\\]])");

    private AddressCells() {}

    static AddressParts read(ContactFields fields, Findings findings) {
        NamedParts flat = new NamedParts(fields, AddressFields::inContact);
        JsonNode address = first(opened(fields.value("address")), findings);
        NamedParts inside = null;
        String text = null;
        boolean unread = false;
        if (address != null && address.isObject()) {
            inside = new NamedParts(new ContactFields(address, "address.", findings), AddressFields::inObject);
            text = inside.lines(AddressFields.TEXT);
            if (inside.hasOthers()) {
                findings.warn("address", "address_part_unknown", "Holds parts that are not known; they are not used");
            }
            unread = inside.mayHideCountry() || inside.hasUnreadPlace();
        } else if (address != null) {
            text = address.isValueNode() && !address.isString() ? null : flat.lines(AddressFields.TEXT);
            boolean isCode = text != null && isJson(text);
            unread = text == null
                    || isCode
                    || address.valueStream().anyMatch(line -> line.isContainer() || line.isBoolean());
            text = isCode ? null : text;
            if (unread && (isCode || !address.isString())) {
                findings.warn("address", "text_or_object_expected", "Must be text or a JSON object; left out");
            }
        }
        unread |= flat.hasUnreadPlace();
        StatedCountry own = flat.country();
        StatedCountry inner = inside == null ? new StatedCountry.Nothing() : inside.country();
        String code = LostZeros.withoutPoint(line(inside, flat, AddressFields.POSTAL_CODE));
        String state = line(inside, flat, AddressFields.STATE);
        return new AddressParts(
                text,
                street(inside, flat),
                AddressParts.joined(
                        ", ", line(inside, flat, AddressFields.ADDRESS2), line(inside, flat, AddressFields.ADDRESS3)),
                new Locality(
                        line(inside, flat, AddressFields.CITY),
                        state == null ? line(inside, flat, AddressFields.REGION) : state,
                        code),
                StatedCountries.both(own, inner),
                within(inside, flat, inner),
                new Origin(codeField(inside, flat), flat.used(), unread));
    }

    /** An object that an export wrote as text. */
    private static @Nullable JsonNode opened(@Nullable JsonNode address) {
        if (address == null || !address.isString()) {
            return address;
        }
        String text = address.stringValue();
        if (text.length() > AddressReader.MAX_TEXT || !isJson(text)) {
            return address;
        }
        try {
            return JSON.readTree(NOTHING_IN_PYTHON.matcher(text).replaceAll("null"));
        } catch (JacksonException e) {
            return address;
        }
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[{");
    }

    /** Of several addresses, each an object, the first. */
    private static @Nullable JsonNode first(@Nullable JsonNode address, Findings findings) {
        if (address == null || !address.isArray() || !address.path(0).isObject()) {
            return address;
        }
        if (address.size() > 1) {
            findings.warn("address", "address_several", "Holds more than one address; the first was taken");
        }
        return address.get(0);
    }

    /** The country that the address names beside the contact's own. */
    private static @Nullable String within(@Nullable NamedParts inside, NamedParts flat, StatedCountry inner) {
        String other = inside == null ? null : inside.otherCountry();
        other = other == null ? flat.otherCountry() : other;
        return other == null ? inner.named() : other;
    }

    private static @Nullable String line(@Nullable NamedParts inside, NamedParts flat, AddressFields part) {
        String line = inside == null ? null : inside.line(part);
        return line == null ? flat.line(part) : line;
    }

    /** {@code "street": "Hauptstr.", "house_number": "5"}. */
    private static @Nullable String street(@Nullable NamedParts inside, NamedParts flat) {
        String street = inside == null ? null : inside.lines(AddressFields.ADDRESS1);
        street = street == null ? flat.lines(AddressFields.ADDRESS1) : street;
        return street == null ? null : AddressParts.joined(" ", street, line(inside, flat, AddressFields.NUMBER));
    }

    private static String codeField(@Nullable NamedParts inside, NamedParts flat) {
        String name = inside == null ? null : inside.nameOf(AddressFields.POSTAL_CODE);
        if (name != null) {
            return "address.postal_code";
        }
        return flat.nameOf(AddressFields.POSTAL_CODE) == null ? "address" : "postal_code";
    }
}
