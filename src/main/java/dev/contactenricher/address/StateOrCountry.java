package dev.contactenricher.address;

import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.Subdivision;
import dev.contactenricher.country.Subdivisions;
import dev.contactenricher.country.Territories;
import dev.contactenricher.text.Words;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an abbreviation or a name at the end of an address stands for, where a state and a country share it: {@code
 * DE} behind Dover is Delaware, behind Berlin it is Germany. The town before it decides.
 */
final class StateOrCountry {

    /** Where addresses end in a state's or province's abbreviation, the most usual first. */
    private static final List<String> ABBREVIATING = List.of("US", "CA", "AU", "BR", "IT", "MX", "IN", "CH", "DE");

    /** Where a part is called like its town, which lies in no other: {@code Como, CO}, but {@code Venice, CA}. */
    private static final List<String> NAMED_AFTER_TOWNS = List.of("IT", "CH", "IN");

    private static final int LONGEST_ABBREVIATION = 3;
    private static final int LONGEST_TOWN = 4;

    private StateOrCountry() {}

    /**
     * The country that the end speaks for: its own, or that of the state that it stands for; null where nothing in the rest
     * decides.
     *
     * @param rest what stands before it
     * @param country the country of that code or name, or null when there is none
     */
    static @Nullable String decide(String end, List<String> rest, @Nullable String country) {
        Set<String> meant = meant(end, country);
        if (country != null) {
            // Puerto Rico and Palau are countries of their own here, not states
            meant.removeIf(
                    one -> Territories.isPartOf(country, one) || one.equals("US") && Territories.isLikeState(country));
        }
        if (meant.isEmpty() || rest.isEmpty() || meant.size() == 1 && country != null) {
            return null;
        }
        String proven = CountryProof.byForm(rest);
        if (proven != null && meant.contains(proven)) {
            return proven;
        }
        if (meant.contains("US") && isBehindItsCode(end, rest, country)) {
            return "US";
        }
        String town = town(rest.getLast());
        // Toronto, Ontario, ON
        for (String one : rest.size() > 1 ? meant : Set.<String>of()) {
            Subdivision written = Subdivisions.find(one, town);
            if (written != null && !written.abbreviated() && Subdivisions.areSame(one, town, end)) {
                return one;
            }
        }
        for (String one : NAMED_AFTER_TOWNS) {
            Subdivision ofTown = meant.contains(one) ? Subdivisions.find(one, town) : null;
            if (ofTown != null && !ofTown.abbreviated()) {
                if (Subdivisions.areSame(one, town, end)) {
                    return one;
                }
                meant.remove(one);
            }
        }
        Set<String> having = meant.stream()
                .filter(one -> endsInPlace(one, town))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (having.size() == 1) {
            return having.iterator().next();
        }
        String known = LargeCities.countryOf(lastWords(town, having));
        return known != null && having.contains(known) ? known : null;
    }

    /** {@code Boston, 02110, MA}: a ZIP code of the state, behind an American town. */
    private static boolean isBehindItsCode(String state, List<String> rest, @Nullable String country) {
        Subdivision part = rest.size() < 2 || Words.hasLetter(rest.getLast()) ? null : Subdivisions.find("US", state);
        return part != null
                && part.codes() != null
                && part.codes().matcher(rest.getLast()).matches()
                && PostalCodes.customary("US", rest.getLast()).isPresent()
                && Places.isPlace("US", rest.get(rest.size() - 2))
                && (country == null || !country.equals(LargeCities.countryOf(rest.get(rest.size() - 2))));
    }

    /** The countries that the end may speak for. */
    static Set<String> meant(String end, @Nullable String country) {
        Set<String> meant = new LinkedHashSet<>();
        // B.C., Jal.
        boolean dotted = end.endsWith(".") && Character.isUpperCase(end.charAt(0));
        String letters = dotted ? end.replace(".", "") : end;
        boolean abbreviated = letters.length() <= LONGEST_ABBREVIATION && (dotted || Words.isUpper(letters));
        for (String one : abbreviated ? ABBREVIATING : List.of("US")) {
            Subdivision part = Subdivisions.find(one, end);
            if (part != null && (part.abbreviated() == abbreviated || dotted)) {
                meant.add(one);
            }
        }
        if (!meant.isEmpty() && country != null) {
            meant.add(country);
        }
        return meant;
    }

    /** Without the codes that stand in the town's segment. */
    private static String town(String segment) {
        return Words.of(segment).stream().filter(word -> !Words.hasDigit(word)).collect(Collectors.joining(" "));
    }

    static boolean endsInTown(String country, String segment) {
        return !segment.isEmpty() && endsInPlace(country, town(segment));
    }

    private static boolean endsInPlace(String country, String town) {
        List<String> words = Words.of(town);
        for (int count = Math.min(LONGEST_TOWN, words.size()); count > 0; count--) {
            if (Places.isPlace(country, Words.last(words, count))) {
                return true;
            }
        }
        return false;
    }

    private static String lastWords(String town, Set<String> countries) {
        List<String> words = Words.of(town);
        for (int count = Math.min(LONGEST_TOWN, words.size()); count > 0; count--) {
            String name = Words.last(words, count);
            if (countries.stream().anyMatch(country -> Places.isPlace(country, name))) {
                return name;
            }
        }
        return town;
    }
}
