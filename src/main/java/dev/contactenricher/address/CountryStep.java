package dev.contactenricher.address;

import dev.contactenricher.country.CountryNames;
import dev.contactenricher.country.NameFolding;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the country from the end of an address. */
final class CountryStep {

    private static final int MAX_WORDS = 6;

    private CountryStep() {}

    /** @param expected the country that the contact's other fields speak for */
    static void apply(AddressDraft draft, String expected) {
        CountryWords.dropPartOfWorld(draft);
        String last = draft.last();
        String atEnd = take(draft, expected);
        String country = atEnd == null ? takeFirst(draft) : atEnd;
        draft.country = country;
        if (country == null || draft.before.size() < 2) {
            return;
        }
        String inner = CountryWords.named(draft.last());
        // the same name twice is that of the city, too
        boolean again = country.equals(inner)
                && (!NameFolding.fold(last).equals(NameFolding.fold(draft.last()))
                        || Words.isLatin(last) && Territories.cityNamedLike(country) == null)
                && Subdivisions.find(country, draft.last()) == null
                && !Places.isPlace(country, draft.last());
        if (inner != null && (again || Territories.isPartOf(inner, country))) {
            draft.country = inner;
            // Saint Helena is one of the parts of the territory that bears its name
            if (again || Subdivisions.find(inner, draft.last()) == null) {
                draft.before.removeLast();
            }
        }
    }

    /** {@code Казахстан, г. Астана}: the country first; a word in Latin letters may be a person, {@code Saint Helena} a town. */
    private static @Nullable String takeFirst(AddressDraft draft) {
        String first = draft.before.getFirst();
        String country = draft.before.size() < 2 || Words.hasDigit(first) ? null : CountryWords.named(first);
        if (country == null || Subdivisions.find("US", first) != null) {
            return null;
        }
        List<String> rest = draft.before.subList(1, draft.before.size());
        boolean other = Words.isLatin(first) && (first.indexOf(' ') < 0 || Places.isPlace("US", first));
        String proven = CountryProof.find(rest, AddressReader.NOWHERE);
        boolean town = rest.stream().anyMatch(segment -> Places.isPlace(country, segment));
        boolean code = !other || rest.stream().anyMatch(segment -> StateAtEnd.hasCodeOf(country, segment));
        if (proven != null && !proven.equals(country) || !town && (!code || Places.isPlace(country, first))) {
            return null;
        }
        draft.before.removeFirst();
        return country;
    }

    private static @Nullable String take(AddressDraft draft, String expected) {
        String last = draft.last();
        if (draft.before.size() > 2 && isCodeBehindCountry(draft)) {
            return CountryWords.named(draft.before.remove(draft.before.size() - 2));
        }
        String whole = whole(draft, last, expected);
        if (whole != null) {
            if (draft.size() > 1 || Territories.cityNamedLike(whole) == null) {
                draft.before.removeLast();
                draft.namedBy(whole, last);
            }
            return whole;
        }
        List<String> words = Words.of(last);
        for (int count = Math.min(words.size() - 1, MAX_WORDS); count > 0; count--) {
            String country = CountryWords.tail(words, count);
            if (country != null && !StateAtEnd.isTown(words, count, country, expected)) {
                if (!CountryWords.standsForCity(words, count, country)) {
                    replaceLast(draft, Words.trim(Words.first(words, words.size() - count)));
                    draft.namedBy(country, Words.last(words, count));
                }
                return country;
            }
        }
        return head(draft, words);
    }

    /** {@code Via Roma 1, Milano, Italy, 20121}. */
    private static boolean isCodeBehindCountry(AddressDraft draft) {
        String name = draft.before.get(draft.before.size() - 2);
        String country = Words.hasDigit(draft.last()) ? CountryWords.named(name) : null;
        boolean town = country != null && Places.isPlace(country, name) && Territories.cityNamedLike(country) == null;
        return country != null
                && !town
                && Subdivisions.find("US", name) == null
                && Subdivisions.find(country, name) == null
                && PostalCodes.customary(country, draft.last()).isPresent();
    }

    private static @Nullable String whole(AddressDraft draft, String last, String expected) {
        String home =
                draft.size() < 2 ? null : CountryWords.ownAbbreviation(last, draft.before.subList(0, draft.size() - 1));
        if (home != null) {
            return home;
        }
        String name = last.length() > 100 ? null : CountryNames.findLoosely(last);
        // Grand Bahama is a part of the Bahamas, though no more than a filler tells them apart
        boolean part = name != null && CountryNames.find(last) == null && Subdivisions.find(name, last) != null;
        if (name != null && !part) {
            // عمان is Oman, and in Jordan its capital
            if (!name.equals(expected) && !Words.isLatin(last) && Territories.isCityToo(expected, last)) {
                return null;
            }
            return StateAtEnd.isTown(draft, name, expected) || StateAtEnd.isInstead(draft, last, name, expected)
                    ? null
                    : name;
        }
        String code = CountryWords.code(last);
        return code == null || StateAtEnd.isInstead(draft, last, code, expected) ? null : code;
    }

    /** {@code Singapore 546080}, {@code Poland 00-001}: the code behind the country. */
    private static @Nullable String head(AddressDraft draft, List<String> words) {
        for (int count = 1; count <= 2 && count < words.size(); count++) {
            String code = Words.last(words, count);
            String name = Words.first(words, words.size() - count);
            String country = draft.size() < 2 ? null : CountryWords.named(name);
            if (country != null
                    && Words.hasDigit(code)
                    && Subdivisions.find("US", name) == null
                    && PostalCodes.customary(country, code).isPresent()) {
                replaceLast(draft, code);
                return country;
            }
        }
        return null;
    }

    private static void replaceLast(AddressDraft draft, String rest) {
        draft.before.removeLast();
        if (!rest.isEmpty()) {
            draft.before.addLast(rest);
        }
    }
}
