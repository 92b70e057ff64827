package dev.contactenricher.address;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.country.AddressFormat;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Findings;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a contact's address, whatever shape it came in. A text is taken apart; parts are put together as they would be
 * written, so that both are asked for their country by the same rules.
 */
public final class AddressReader {

    /** The longest address in one text, in UTF-16 units. */
    public static final int MAX_TEXT = 1_000;

    /** No country's code: where nothing is known, nothing is customary. */
    static final String NOWHERE = "ZZ";

    private final Findings findings;

    public AddressReader(Findings findings) {
        this.findings = findings;
    }

    /** @param expected the country that the contact's other fields speak for, or null */
    public ParsedAddress read(AddressParts given, @Nullable String expected) {
        AddressParts parts = WholeAddress.withPlainState(WholeAddress.withTownOfSecondLine(given));
        if (parts.isEmpty()) {
            return new ParsedAddress(PostalAddress.NONE, parts.inner(), true);
        }
        String likely = expected == null ? NOWHERE : expected;
        AddressParts plain = isInParts(parts) ? WholeAddress.withPlainCity(parts, likely) : parts;
        ParsedAddress parsed = isInParts(parts) ? ofParts(plain, likely) : ofText(plain, likely);
        return placed(
                plain, inTerritory(named(parsed, plain.inner()), plain.stated().named()), likely);
    }

    /** {@code IM1 1AA} beside {@code UK}, {@code 97400} beside {@code France}: the code's part of the country. */
    private static ParsedAddress inTerritory(ParsedAddress parsed, @Nullable String given) {
        if (given == null || parsed.country() != null) {
            return parsed;
        }
        String territory = Territories.byCode(given, parsed.address().postalCode());
        return territory.equals(given) ? parsed : parsed.in(territory);
    }

    /** With the country that it lies in, where that is another than the one that the contact names. */
    private static ParsedAddress placed(AddressParts parts, ParsedAddress parsed, String expected) {
        String given = parts.stated().named();
        PostalAddress address = parsed.address();
        boolean sameWithin = given != null && given.equals(parts.inner());
        if (given == null || parsed.country() != null && !sameWithin || CountryContradiction.isAtHome(address, given)) {
            return parsed;
        }
        String other = CountryContradiction.find(byItself(parts, address, expected), given);
        return other == null ? parsed : parsed.in(other);
    }

    /** What an address with a postal code says when nothing is known of its country. */
    private static ParsedAddress byItself(AddressParts parts, PostalAddress address, String expected) {
        if (!isInParts(parts)) {
            String text = WholeAddress.of(parts);
            return Words.hasDigit(text) ? AddressParser.parse(text, null, expected) : ParsedAddress.NONE;
        }
        String code = address.postalCode();
        String country = code == null
                ? null
                : PartsProof.find(address.address1(), address.city(), address.state(), code, expected);
        return country == null
                ? ParsedAddress.NONE
                : new ParsedAddress(address, Territories.byCode(country, code), true);
    }

    private static ParsedAddress named(ParsedAddress parsed, @Nullable String country) {
        return country == null
                ? parsed
                : parsed.in(Territories.byCode(country, parsed.address().postalCode()));
    }

    /** True when nothing need be taken apart to find the city. */
    private static boolean isInParts(AddressParts parts) {
        String street = parts.street();
        return parts.city() != null || parts.text() == null && (street == null || !WholeAddress.isSeveral(street));
    }

    private ParsedAddress ofParts(AddressParts parts, String expected) {
        String given = parts.stated().named();
        String inText = parts.text() == null ? null : parts.text();
        ParsedAddress whole = inText == null ? ParsedAddress.NONE : AddressParser.parse(inText, given, expected);
        String street = parts.street();
        if (street == null && inText != null) {
            street = WholeAddress.agrees(whole.address(), parts)
                    ? whole.address().address1()
                    : inText;
        }
        String named = whole.country() != null ? whole.country() : street == null ? null : WholeAddress.named(street);
        String zip = LostZeros.restored(parts, given);
        String country = named == null && given == null
                ? PartsProof.find(street, parts.city(), parts.state(), zip == null ? parts.code() : zip, expected)
                : named;
        String where = given != null ? given : country != null ? country : expected;
        return FinishedAddress.finished(
                street == null ? null : FinishedAddress.repaired(Words.trim(Text.line(street))),
                parts.unit(),
                parts.city(),
                parts.state(),
                zip != null && LostZeros.isOf(where)
                        ? restored(zip, parts.origin().codeField())
                        : code(parts, where),
                country,
                where);
    }

    private ParsedAddress ofText(AddressParts parts, String expected) {
        String given = parts.stated().named();
        String text = WholeAddress.of(parts);
        ParsedAddress parsed = AddressParser.parse(text, given, expected);
        ParsedAddress whole = withLostZeros(text, parsed, given, expected);
        if (whole != null) {
            restored("", parts.origin().codeField());
            parsed = whole;
        } else if (!parsed.codeKnown()) {
            unknownCode(parts.origin().codeField());
        }
        PostalAddress found = parsed.address();
        String where = parsed.country() != null ? parsed.country() : given != null ? given : expected;
        return FinishedAddress.finished(
                FinishedAddress.repaired(found.address1()),
                AddressParts.joined(", ", found.address2(), parts.unit()),
                part(found.city(), Words::withoutEndMarks),
                part(found.state(), Words::withoutMarks),
                found.postalCode(),
                parsed.country(),
                where);
    }

    /** Without the marks around it, as a part is read that came by itself. */
    private static @Nullable String part(@Nullable String found, UnaryOperator<String> bare) {
        String repaired = FinishedAddress.repaired(found);
        return repaired == null ? null : bare.apply(repaired);
    }

    /** What the text says with its ZIP code whole, or null where there is none to restore. */
    private static @Nullable ParsedAddress withLostZeros(
            String text, ParsedAddress parsed, @Nullable String given, String expected) {
        boolean elsewhere = given != null && !LostZeros.isOf(given)
                || parsed.country() != null && !LostZeros.isOf(parsed.country());
        String restored = elsewhere ? null : LostZeros.restoredIn(text);
        ParsedAddress whole = restored == null ? null : AddressParser.parse(restored, given, expected);
        boolean sure = whole != null
                && whole.codeKnown()
                && whole.address().postalCode() != null
                && LostZeros.isOf(whole.country() != null ? whole.country() : given != null ? given : expected);
        return sure ? whole : null;
    }

    private @Nullable String code(AddressParts parts, String where) {
        String code = parts.code();
        if (code == null) {
            return null;
        }
        String customary = PostalCodes.customary(where, code).orElse(null);
        if (customary != null || AddressFormat.of(where).code() == null) {
            return customary == null ? code : customary;
        }
        String whole = LostZeros.restoredFor(where, code);
        if (whole == null) {
            unknownCode(parts.origin().codeField());
            return code;
        }
        return restored(
                PostalCodes.customary(where, whole).orElse(whole),
                parts.origin().codeField());
    }

    private String restored(String zip, String field) {
        findings.warn(field, "postal_code_repaired", "A postal code that lost its leading zeros; they are restored");
        return zip;
    }

    private void unknownCode(String field) {
        findings.warn(field, "postal_code_unknown", "No such postal code can exist in the country; kept as it is");
    }
}
