package dev.contactenricher.address;

import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.List;

/** Tells whether a country's name or code at the end of an address stands for a state or a town instead. */
final class StateAtEnd {

    private StateAtEnd() {}

    /** Georgia, CA, IN, DE: a state of the United States, unless the rest fits the country of that name. */
    static boolean isInstead(AddressDraft draft, String last, String country, String expected) {
        List<String> rest = draft.before.subList(0, draft.before.size() - 1);
        String decided = StateOrCountry.decide(last, rest, country);
        if (decided != null) {
            return !decided.equals(country);
        }
        if (country.equals(expected) || Territories.isLikeState(country)) {
            return false;
        }
        if (Subdivisions.find("US", last) == null) {
            return last.length() == 2 && isStateElsewhere(draft, last, country, expected);
        }
        if (draft.size() < 2) {
            return expected.equals("US");
        }
        String previous = draft.before.get(draft.size() - 2);
        return !(hasCodeOf(country, previous)
                || endsInPartOf(country, previous)
                || country.equals(LargeCities.countryOf(previous))
                || draft.size() > 2 && hasCodeOf(country, draft.before.get(draft.size() - 3)));
    }

    /** As {@link #isTown(String, String, String, String)}, for the last segment. */
    static boolean isTown(AddressDraft draft, String country, String expected) {
        String before = draft.size() < 2 ? "" : draft.before.get(draft.size() - 2);
        return isTown(draft.last(), before, country, expected);
    }

    /** The same for the last words of a segment. */
    static boolean isTown(List<String> words, int count, String country, String expected) {
        return isTown(Words.last(words, count), Words.first(words, words.size() - count), country, expected);
    }

    /**
     * {@code Calle Recogidas 5, Granada}, {@code 12 High St, Norwich, Norfolk}, {@code 7940-250 Cuba}: a town that has a country's
     * name, unless one of that country stands before it.
     *
     * @param before what stands before the name
     */
    private static boolean isTown(String name, String before, String country, String expected) {
        if (country.equals(expected)) {
            return false;
        }
        if (LargeCities.isNamesakeOf(country, name)) {
            return !StateOrCountry.endsInTown(country, before);
        }
        // 09045 Quartu Sant'Elena: the code may stand before a longer name
        List<String> words = Words.of(before);
        int at = words.size() - 1;
        while (at >= 0 && !Words.hasDigit(words.get(at))) {
            at--;
        }
        String home = at >= 0 && PostalCodes.customary(country, words.get(at)).isEmpty()
                ? CodeWithTown.byCodeFirst(Words.last(words, words.size() - at) + " " + name)
                : null;
        return home != null && !home.equals(country);
    }

    /** {@code 40121 Bologna, BO}: the two letters are a province of the country that the rest proves. */
    private static boolean isStateElsewhere(AddressDraft draft, String last, String country, String expected) {
        if (draft.size() < 2) {
            return false;
        }
        String proven = CountryProof.find(draft.before.subList(0, draft.before.size() - 1), expected);
        return proven != null && !proven.equals(country) && Subdivisions.find(proven, last) != null;
    }

    static boolean hasCodeOf(String country, String segment) {
        List<String> words = Words.of(segment);
        for (int count = 1; count <= Math.min(2, words.size()); count++) {
            boolean whole = count == words.size();
            boolean first =
                    PostalCodes.customary(country, Words.first(words, count)).isPresent();
            boolean last =
                    PostalCodes.customary(country, Words.last(words, count)).isPresent();
            if (whole && first || first && !country.equals("US") || last) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsInPartOf(String country, String segment) {
        List<String> words = Words.of(segment);
        return Subdivisions.find(country, segment) != null || Subdivisions.find(country, words.getLast()) != null;
    }
}
