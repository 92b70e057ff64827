package dev.contactenricher.country;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells {@code Paris, 75460} in Texas from {@code Paris, 75004}: a code that a well-known city cannot have makes its
 * name that of an American namesake, where there is one and the code is a ZIP code; and so does a town's own ZIP code
 * ({@code Los Angeles 90012} is not the hamlet in Tlaxcala).
 */
public final class CityCodes {

    /** Where provinces are called after their cities, and codes begin with the province. */
    private static final Set<String> PROVINCIAL = Set.of("ES", "IT", "TR");

    /**
     * What the codes of cities with an American namesake look like where their country's list of codes does not say
     * it.
     */
    private static final Map<String, Pattern> CODES = Map.ofEntries(
            code("CZ prague", "1\\d\\d ?\\d{2}"),
            code("PL warsaw", "0[0-5]-?\\d{3}"),
            code("PL krakow", "3[01]-?\\d{3}"),
            code("SE stockholm", "1\\d\\d ?\\d{2}"),
            code("FI helsinki", "00\\d{3}"),
            code("FR paris", "750(?:0[1-9]|1\\d|20)|75116"),
            code("FR lyon", "6900[1-9]"),
            code("FR marseille", "130(?:0[1-9]|1[0-6])"),
            code("FR nice", "06\\d{3}"),
            code("FR bordeaux", "33\\d{3}"),
            code("FR orleans", "45\\d{3}"),
            code("FR nantes", "44\\d{3}"),
            code("FR brest", "29\\d{3}"),
            code("FR toulon", "83\\d{3}"),
            code("DE berlin", "1[0-4]\\d{3}"),
            code("DE hamburg", "2[0-2]\\d{3}"),
            code("DE munich", "8[01]\\d{3}"),
            code("DE cologne", "5[01]\\d{3}"),
            code("DE stuttgart", "70\\d{3}"),
            code("DE dresden", "01\\d{3}"),
            code("DE hanover", "30\\d{3}"),
            code("DE bremen", "28\\d{3}"),
            code("DE nuremberg", "90\\d{3}"),
            code("DE brunswick", "38\\d{3}"),
            code("DE mannheim", "68\\d{3}"),
            code("DE heidelberg", "69\\d{3}"),
            code("DE potsdam", "144\\d{2}"),
            code("DE oldenburg", "26\\d{3}"),
            code("GR athens", "1[0-2]\\d ?\\d{2}"),
            code("EG cairo", "(?:11|4)\\d+"));

    /** What is typed where a form insists on a code. */
    private static final Pattern FILLERS = Pattern.compile("(\\d)\\1{4}|12345|54321");

    private static final Pattern ZIP = Pattern.compile("\\d{5}(?:-\\d{4})?");

    private CityCodes() {}

    private static Map.Entry<String, Pattern> code(String city, String pattern) {
        return Map.entry(city, Pattern.compile(pattern));
    }

    /** True when the code is an American town's of the name, or can be, and cannot be that of the well-known city. */
    public static boolean areOfAmericanNamesake(String city, String code) {
        if (!ZIP.matcher(code).matches() || FILLERS.matcher(code).matches()) {
            return false;
        }
        List<String> countries = LargeCities.countriesOf(city);
        if (AmericanCodes.isOf(city, code)) {
            return countries.stream().noneMatch(country -> isKnownOf(country, city, code));
        }
        return !countries.isEmpty()
                && !countries.getFirst().equals("US")
                && countries.stream().noneMatch(country -> !country.equals("US") && canBe(country, city, code))
                && PostalCodes.customary("US", code).isPresent()
                && Places.isPlace("US", city);
    }

    private static boolean canBe(String country, String city, String code) {
        Pattern known = known(country, city);
        boolean ofCountry = PostalCodes.customary(country, code).isPresent() || PostalMasks.isDigitsOf(country, code);
        return known == null ? ofCountry : known.matcher(code).matches();
    }

    /** True when the city is known to have codes like that one. */
    private static boolean isKnownOf(String country, String city, String code) {
        Pattern known = known(country, city);
        return known != null && known.matcher(code).matches();
    }

    private static @Nullable Pattern known(String country, String city) {
        Pattern known = CODES.get(country + " " + NameFolding.fold(city));
        return known == null && PROVINCIAL.contains(country) ? provincial(country, city) : known;
    }

    private static @Nullable Pattern provincial(String country, String city) {
        for (String name : LargeCities.namesOf(country, city)) {
            Subdivision part = Subdivisions.find(country, name);
            if (part != null && part.codes() != null) {
                return part.codes();
            }
        }
        return null;
    }
}
