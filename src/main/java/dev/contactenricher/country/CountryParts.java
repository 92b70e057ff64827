package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Islands, regions and states by name, which people write where a country is asked for: the Canaries, Corsica, Bavaria;
 * and the codes that ISO 3166-1 reserves for some of them ({@code IC}, {@code EA}, {@code FX}). Read when the first such name
 * comes. A great city of another country is more likely meant: Hanover is no parish of Jamaica.
 */
public final class CountryParts {

    private static final int LONGEST_CODE = 3;
    private static final Map<String, String> COUNTRIES = new HashMap<>();

    /** A sales territory is called so in any country: {@code East}, {@code North Central}, {@code West Coast}. */
    private static final Pattern DIRECTION = Pattern.compile(
            "(?:[ -]?(?:north|south|east|west|north(?:ea|we)st|south(?:ea|we)st|northern|southern|eastern|western|central|coast|mountain|norte|region|province|district))+");

    static {
        for (String country : Countries.codes()) {
            Subdivisions.names(country).stream()
                    .filter(name -> isName(name) && !LargeCities.isGreatElsewhere(country, name))
                    .forEach(name -> COUNTRIES.merge(
                            NameFolding.fold(name), country, (one, other) -> one.equals(other) ? one : ""));
        }
        for (String[] row : Tables.read(CountryParts.class, "country-parts.tsv")) {
            for (String name : row[1].split("\\|")) {
                COUNTRIES.put(NameFolding.fold(name), row[0]);
            }
        }
        // a name that two countries have a part of says neither
        COUNTRIES.values().removeIf(String::isEmpty);
    }

    private CountryParts() {}

    /** The alpha-2 code of the only country that has a part of that name, or null. */
    public static @Nullable String find(String name) {
        String country = COUNTRIES.get(NameFolding.fold(name));
        String bare = country == null ? Subdivisions.withoutKind(name) : null;
        return bare == null || bare.length() <= LONGEST_CODE ? country : COUNTRIES.get(bare);
    }

    /** No abbreviation, with dots or without, no number and no direction, as those mean too many things: {@code B.C.}, {@code Col.} */
    private static boolean isName(String name) {
        return name.chars().filter(c -> c != '.' && c != ' ').count() > LONGEST_CODE
                && name.chars().noneMatch(Character::isDigit)
                && !DIRECTION.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }
}
