package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cities of 50,000 people or more and capitals, by GeoNames: which country a city's name alone speaks for. */
public final class LargeCities {

    private record City(String country, int population) {}

    /** From this size on a name is known well enough to stand for its country. */
    private static final int WELL_KNOWN = 100_000;

    /** From this size on a city is thought of before any namesake that is part of a country. */
    private static final int GREAT = 200_000;

    /** So much larger than its namesakes elsewhere a city must be to be meant without more proof. */
    private static final int DOMINANCE = 10;

    /** {@code Greater Paris Metropolitan Region}, {@code Munich Area}, {@code Stadt Köln}: as directories of people and towns write it. */
    private static final Pattern AREA =
            Pattern.compile("(?iu)(?:(?:greater|city of|stadt|ville de|comune di|ciudad de) )?"
                    + "(\\p{L}[\\p{L}' -]{2,40}?)(?: (?:metropolitan |metro |bay )?(?:area|region))?");

    private static final Map<String, List<City>> CITIES = load();

    private LargeCities() {}

    /** The country whose city of that name is meant when nothing else is said, or null. */
    public static @Nullable String countryOf(String name) {
        List<City> cities = named(name);
        if (cities.isEmpty()) {
            // Berlin-Mitte, Praha 5 - Smíchov
            String whole = Places.withoutPart(name);
            cities = whole.length() < name.length() ? named(whole) : cities;
        }
        if (cities.isEmpty()) {
            Matcher area = AREA.matcher(name);
            boolean shorter = area.matches() && area.group(1).length() < name.length();
            cities = shorter ? named(area.group(1)) : cities;
        }
        if (cities.isEmpty() || cities.getFirst().population < WELL_KNOWN) {
            return null;
        }
        City largest = cities.getFirst();
        boolean rival = cities.stream()
                .anyMatch(city ->
                        !city.country.equals(largest.country) && city.population * DOMINANCE > largest.population);
        return rival ? null : largest.country;
    }

    /** That of the countries whose city of that name is the largest, or null when none has a large one. */
    public static @Nullable String largestOf(String name, Collection<String> countries) {
        return named(name).stream()
                .map(City::country)
                .filter(countries::contains)
                .findFirst()
                .orElse(null);
    }

    /** True when some country has a large city of that name, in whatever script. */
    static boolean isCity(String name) {
        return !named(name).isEmpty();
    }

    /** True when the country has a large city of that name, in whatever script. */
    static boolean isIn(String country, String name) {
        return named(name).stream().anyMatch(city -> city.country.equals(country));
    }

    /** True when only other countries have a great city of that name. */
    static boolean isGreatElsewhere(String country, String name) {
        List<City> great =
                named(name).stream().filter(city -> city.population >= GREAT).toList();
        return !great.isEmpty() && great.stream().noneMatch(city -> city.country.equals(country));
    }

    /**
     * True for {@code Granada}, {@code Norfolk}, {@code Salvador}: a large city of another country, though in some language the
     * country is called so, too; not in English, and not with accents, which {@code França} has and Franca has not.
     */
    public static boolean isNamesakeOf(String country, String name) {
        if (!Text.isAscii(name)) {
            return false;
        }
        List<City> cities = named(name);
        return !cities.isEmpty()
                && cities.stream().noneMatch(city -> city.country.equals(country))
                && !NameFolding.fold(name)
                        .equals(NameFolding.fold(Locale.of("", country).getDisplayCountry(Locale.ENGLISH)));
    }

    /** The countries that have a large city of that name, the largest first. */
    public static List<String> countriesOf(String name) {
        return named(name).stream().map(City::country).distinct().toList();
    }

    /** All names of the largest city that is called so in the country, folded: in its own language, and in others. */
    public static List<String> namesOf(String country, String name) {
        return named(name).stream()
                .filter(city -> city.country.equals(country))
                .findFirst()
                .map(city -> Names.OF.getOrDefault(city, List.of()))
                .orElse(List.of());
    }

    /** Made when they are first asked for. Two cities of one country with the same population do not matter here. */
    private static final class Names {

        private static final Map<City, List<String>> OF = new HashMap<>();

        static {
            CITIES.forEach((name, cities) -> cities.forEach(
                    city -> OF.computeIfAbsent(city, c -> new ArrayList<>(2)).add(name)));
        }
    }

    private static List<City> named(String name) {
        String folded = NameFolding.fold(name);
        List<City> cities = CITIES.get(folded);
        cities = cities != null ? cities : CITIES.get(NameFolding.fold(Places.withoutDistrict(name)));
        String plain = cities == null ? NameFolding.transliterated(folded) : null;
        return cities != null ? cities : plain == null ? List.of() : CITIES.getOrDefault(plain, List.of());
    }

    /** The table is ordered by population, and so is each list. */
    private static Map<String, List<City>> load() {
        Map<String, List<City>> cities = new HashMap<>(16_000);
        for (String[] row : Tables.read(LargeCities.class, "large-cities.tsv")) {
            cities.computeIfAbsent(NameFolding.fold(row[0]), name -> new ArrayList<>(1))
                    .add(new City(row[1], Integer.parseInt(row[2])));
        }
        return cities;
    }
}
