package dev.contactenricher.address;

import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an address from free text, from the right: country, postal code, state, city; the rest is the street. */
final class AddressParser {

    private static final Pattern BETWEEN_SEGMENTS =
            Pattern.compile("\\s*[,;\\n،，、；|]\\s*| [-–] (?=\\d{4,5}\\b)|(?<= \\d{4,5}) [-–] ");
    private static final Pattern BRACKETED_END = Pattern.compile("(.*\\S)\\s*\\(([^()]{2,40})\\)");

    private AddressParser() {}

    /**
     * @param given the country that the contact names, or null
     * @param expected the country that its other fields speak for, else the default
     */
    static ParsedAddress parse(String text, @Nullable String given, String expected) {
        ParsedAddress parsed = once(text, given, expected);
        if (parsed.country() != null || given != null) {
            return parsed;
        }
        // what the parts prove once they are known, as if they had come as parts
        PostalAddress parts = parsed.address();
        String country = PartsProof.find(parts.address1(), parts.city(), parts.state(), parts.postalCode());
        return country == null
                ? parsed
                : once(text, country, country).in(Territories.byCode(country, parts.postalCode()));
    }

    private static ParsedAddress once(String text, @Nullable String given, String expected) {
        AddressDraft draft = new AddressDraft(segments(text));
        if (draft.before.isEmpty()) {
            return ParsedAddress.NONE;
        }
        if (EastAsianAddress.read(draft, given)) {
            return new ParsedAddress(
                    new PostalAddress(draft.street, null, draft.city, draft.state, draft.postalCode),
                    draft.country,
                    true);
        }
        CountryStep.apply(draft, given != null ? given : expected);
        String found = draft.country;
        if (found == null && given == null) {
            found = CountryProof.find(draft.before);
        }
        String country = found != null ? found : given != null ? given : expected;
        draft.country = country;
        if (!draft.before.isEmpty()) {
            PostalCodeStep.apply(draft, country);
            dropCountry(draft, country);
            StateStep.apply(draft, country);
            CityStep.apply(draft, country);
        }
        return new ParsedAddress(
                new PostalAddress(draft.street, null, draft.city, draft.state, draft.postalCode),
                found == null ? null : Territories.byCode(found, draft.postalCode),
                draft.codeKnown);
    }

    /** {@code Douglas, Isle of Man, IM1 1LD}: the country before the code. */
    private static void dropCountry(AddressDraft draft, String country) {
        if (draft.postalCode != null && draft.behind.isEmpty() && draft.before.size() > 1) {
            String named = draft.last().length() > 2 ? CountryNames.find(draft.last()) : null;
            String where = Territories.byCode(country, draft.postalCode);
            if (named != null
                    && (named.equals(country) || named.equals(where))
                    && Subdivisions.find(country, draft.last()) == null) {
                draft.before.removeLast();
                draft.joinedBefore = false;
            }
        }
    }

    static List<String> segments(String text) {
        List<String> segments = new ArrayList<>();
        for (String segment : BETWEEN_SEGMENTS.split(Text.lines(text))) {
            var bracketed = BRACKETED_END.matcher(segment);
            if (bracketed.matches() && CountryNames.find(segment) == null) {
                segments.add(Words.trim(bracketed.group(1)));
                segments.add(Words.trim(bracketed.group(2)));
            } else {
                segments.add(Words.trim(segment));
            }
        }
        segments.removeIf(Placeholders::isNoPlace);
        return segments;
    }
}
