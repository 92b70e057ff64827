package dev.contactenricher.address;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.country.CountryByScript;
import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an address from free text, from the right: country, postal code, state, city; the rest is the street. */
final class AddressParser {

    private static final int FEWEST_DIGITS = 6;
    private static final int LONGEST_STATE = 3;
    private static final Pattern PHONE = Pattern.compile(
            "(?iu)^(?:(?:tele?(?:[fp]h?on[eo]?)?|tél(?:éphone)?|teléfono|fon|phone|ph|mobile?|mob|cell|handy|fax)[.:]*|[tpmf]:) ?[+(]?\\d");
    private static final Pattern MAILBOX = Pattern.compile("(?iu)(?:e-?mail ?[.:]? ?)?[^\\s@]+@[^\\s@]+\\.\\p{L}{2,}");

    private AddressParser() {}

    /**
     * @param given the country that the contact names, or null
     * @param expected the country that its other fields speak for, else the default
     */
    static ParsedAddress parse(String text, @Nullable String given, String expected) {
        List<String> segments = Segments.of(Words.withoutFullStop(text.strip()));
        List<String> remarks = segments.stream().filter(AddressParser::isNoPart).toList();
        segments.removeAll(remarks);
        ParsedAddress parsed = parse(segments, text, given, expected);
        return remarks.isEmpty() ? parsed : parsed.with(String.join(", ", remarks));
    }

    /** {@code Tel. 030 901820}: what people add below an address. */
    private static boolean isNoPart(String segment) {
        return Words.digits(segment) >= FEWEST_DIGITS && PHONE.matcher(segment).find()
                || segment.indexOf('@') > 0 && MAILBOX.matcher(segment).matches();
    }

    private static ParsedAddress parse(List<String> segments, String text, @Nullable String given, String expected) {
        ParsedAddress parsed = read(segments, text, given, expected);
        if (parsed.country() != null || given != null) {
            return parsed;
        }
        // what the parts prove once they are known, as if they had come as parts
        PostalAddress parts = parsed.address();
        String country = PartsProof.find(parts.address1(), parts.city(), parts.state(), parts.postalCode(), expected);
        return country == null
                ? parsed
                : read(segments, text, country, country).in(Territories.byCode(country, parts.postalCode()));
    }

    private static ParsedAddress read(List<String> segments, String text, @Nullable String given, String expected) {
        AddressDraft draft = new AddressDraft(segments);
        if (draft.before.isEmpty()) {
            return ParsedAddress.NONE;
        }
        if (EastAsianAddress.read(draft, given)) {
            return new ParsedAddress(
                    new PostalAddress(draft.street, null, draft.city, draft.state, draft.postalCode),
                    draft.country,
                    true);
        }
        if (given != null && draft.before.size() > 1 && isCodeOf(given, draft.last())) {
            draft.before.removeLast();
        }
        if (given == null || !isPartOf(given, draft)) {
            CountryStep.apply(draft, given != null ? given : expected);
        }
        String found = draft.country;
        TownFirst.turn(draft, found != null ? found : given);
        if (found == null && given == null) {
            found = CountryProof.find(draft.before, expected);
            // the marks of towns count, which the segments are without
            found = found == null ? CountryByScript.find(text) : found;
        }
        String country = found != null ? found : given != null ? given : expected;
        draft.country = country;
        if (!draft.before.isEmpty() && !CyrillicAddress.read(draft, country, text)) {
            PostalCodeStep.apply(draft, country);
            dropCountry(draft, country);
            StateStep.apply(draft, country);
            CityStep.apply(draft, country);
            nameWhatStandsAlone(draft, country);
        }
        return new ParsedAddress(
                new PostalAddress(draft.street, null, draft.city, draft.state, draft.postalCode),
                found == null ? null : Territories.byCode(found, draft.postalCode),
                draft.codeKnown);
    }

    /** A postal code, or a state with or without its code ({@code CA 90210}), and nothing else. */
    private static void nameWhatStandsAlone(AddressDraft draft, String country) {
        String street = draft.street;
        String city = draft.city;
        if (street != null && city == null && draft.state == null && draft.postalCode == null) {
            draft.postalCode = PostalCodes.customary(country, street).orElse(null);
            draft.street = draft.postalCode == null ? street : null;
        } else if (street == null && draft.state == null && city != null) {
            boolean isState = city.length() <= LONGEST_STATE
                    && Words.isUpper(city)
                    && Subdivisions.find(country, city) != null
                    && !Places.isPlace(country, city);
            draft.state = isState ? city : null;
            draft.city = isState ? null : city;
        }
    }

    /** {@code Asunción, Py}: a code in any case, where nothing but the named country's is meant. */
    private static boolean isCodeOf(String given, String text) {
        return text.length() == 2 && given.equalsIgnoreCase(text) && Subdivisions.find(given, text) == null;
    }

    /** {@code San Carlos, BI} in Chile: its part Biobío, and not Burundi; {@code 5307 PLW} in the Philippines. */
    private static boolean isPartOf(String given, AddressDraft draft) {
        if (draft.before.size() < 2) {
            return false;
        }
        String last = draft.last();
        String word = Words.of(last).getLast();
        String part = CountryWords.code(word) == null ? last : word;
        return Subdivisions.find(given, part) != null && !given.equals(CountryNames.codeOrName(part));
    }

    /** {@code Douglas, Isle of Man, IM1 1LD}: the country before the code. */
    private static void dropCountry(AddressDraft draft, String country) {
        if (draft.postalCode != null && draft.behind.isEmpty() && draft.before.size() > 1) {
            String named = draft.last().length() > 2 ? CountryNames.find(draft.last()) : null;
            String where = Territories.byCode(country, draft.postalCode);
            if (named != null
                    && (named.equals(country) || named.equals(where))
                    && !Places.isPlace(named, draft.last())
                    && !(draft.joinedBefore && Territories.cityNamedLike(named) != null)
                    && Subdivisions.find(country, draft.last()) == null) {
                draft.before.removeLast();
                draft.joinedBefore = false;
            }
        }
    }
}
