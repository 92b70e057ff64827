package dev.contactenricher.normalize;

import dev.contactenricher.address.AddressFields;
import dev.contactenricher.address.AddressReader;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.country.Regions;
import dev.contactenricher.country.StatedCountries;
import dev.contactenricher.text.Mojibake;
import dev.contactenricher.text.SpreadsheetText;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Those fields of a contact, or of its address object, that are parts of an address. */
final class NamedParts {

    private final ContactFields fields;
    private final Map<AddressFields, String> names = new EnumMap<>(AddressFields.class);
    private final Set<String> used = new HashSet<>();
    private boolean others;

    NamedParts(ContactFields fields, Function<String, @Nullable AddressFields> parts) {
        this.fields = fields;
        fields.names().stream().filter(name -> fields.value(name) != null).forEach(name -> {
            AddressFields part = parts.apply(name);
            others |= part == null || !choose(part, name);
        });
    }

    /**
     * Of several names for one part the contract's own comes first, then the one that stands first.
     *
     * @return false when something that is said under one of them is lost
     */
    private boolean choose(AddressFields part, String name) {
        if (part == AddressFields.ABOUT) {
            return true;
        }
        if (part == AddressFields.REGION && isPartOfWorld(name)) {
            return false;
        }
        String chosen = names.get(part);
        if (chosen == null || part.isNamed(name)) {
            names.put(part, name);
        }
        // a state stands beside its code in many exports
        return chosen == null || part == AddressFields.STATE || isSame(chosen, name);
    }

    private boolean isSame(String name, String other) {
        return Objects.equals(fields.value(name), fields.value(other));
    }

    /** {@code "region": "EMEA"} is a sales territory, not where a person lives. */
    private boolean isPartOfWorld(String name) {
        JsonNode value = fields.value(name);
        return value == null || !value.isString() || Regions.find(Text.line(value.stringValue())) != null;
    }

    /** Whether something is said that no part holds. */
    boolean hasOthers() {
        return others;
    }

    /** Whether the country may be said where nothing is read: under a name of its own, or among names of which none is known. */
    boolean mayHideCountry() {
        return others
                && (names.isEmpty()
                        || fields.names().stream()
                                .filter(name -> fields.value(name) != null && !names.containsValue(name))
                                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains("country")));
    }

    /** Whether something is said of the city, the state or the postal code in a list or an object, where it is not read. */
    boolean hasUnreadPlace() {
        for (AddressFields part : List.of(AddressFields.CITY, AddressFields.STATE, AddressFields.POSTAL_CODE)) {
            String name = names.get(part);
            if (name != null && fields.isContainer(name)) {
                return true;
            }
        }
        return false;
    }

    /** The names of the fields that were read. */
    Set<String> used() {
        return used;
    }

    @Nullable String nameOf(AddressFields part) {
        return names.get(part);
    }

    /** A part in one clean line, without the marks that divided it from others, or null. */
    @Nullable String line(AddressFields part) {
        String name = use(part);
        String line = name == null ? null : fields.line(name);
        boolean mayEnd = part == AddressFields.CITY || part == AddressFields.POSTAL_CODE;
        return line == null ? null : mayEnd ? Words.withoutEndMarks(line) : Words.withoutMarks(line);
    }

    /** A part that may hold several lines, or null. */
    @Nullable String lines(AddressFields part) {
        String name = use(part);
        JsonNode value = name == null ? null : fields.value(name);
        if (name == null || value == null) {
            return null;
        }
        String text = value.isArray()
                ? ContactFields.listed(value, AddressReader.MAX_TEXT)
                : fields.text(name, AddressReader.MAX_TEXT);
        return text == null ? null : Mojibake.repairLetters(SpreadsheetText.plain(SpreadsheetText.unquoted(text)));
    }

    /** What is said of the country, under either name for it. */
    StatedCountry country() {
        String name = use(AddressFields.COUNTRY);
        String code = use(AddressFields.COUNTRY_CODE);
        StatedCountry named = name == null ? new StatedCountry.Nothing() : fields.country(name);
        return named.named() != null || code == null ? named : StatedCountries.both(named, fields.country(code));
    }

    /** What the code beside a country's name says, where that is another country: evidence, though the name is what counts. */
    @Nullable String otherCountry() {
        String name = names.get(AddressFields.COUNTRY);
        String code = names.get(AddressFields.COUNTRY_CODE);
        String named =
                name == null ? null : StatedCountries.of(fields.value(name)).named();
        String other =
                code == null ? null : StatedCountries.of(fields.value(code)).named();
        return named == null || named.equals(other) ? null : other;
    }

    private @Nullable String use(AddressFields part) {
        String name = names.get(part);
        if (name != null) {
            used.add(name);
        }
        return name;
    }
}
