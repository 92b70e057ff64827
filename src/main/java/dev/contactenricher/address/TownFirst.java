package dev.contactenricher.address;

import dev.contactenricher.country.CityCodes;
import dev.contactenricher.country.LargeCities;
import dev.contactenricher.country.Places;
import dev.contactenricher.country.PostalCodes;
import dev.contactenricher.country.StreetWords;
import dev.contactenricher.text.Words;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns {@code München 80331, Marienplatz 8} and {@code Berlin, 10117, Wilhelmstraße 44} into what a country that writes the
 * code before the town knows: {@code 80331 München, Marienplatz 8}.
 */
final class TownFirst {

    private static final Pattern CODE = Pattern.compile("(?:[A-Z]{1,2}-)?\\d{4,5}|\\d{3} \\d{2}|\\d{2}-\\d{3}");
    private static final Pattern TOWN_AND_CODE =
            Pattern.compile("(\\p{L}[^\\d]{1,40}?(?: \\d\\d?)?)[ -](" + CODE.pattern() + ")");

    private TownFirst() {}

    /** @param known the country that the address or the contact names, or null */
    static void turn(AddressDraft draft, @Nullable String known) {
        List<String> segments = draft.before;
        if (segments.size() < 2 || !StreetWords.isStreet(draft.last())) {
            return;
        }
        boolean apart = segments.size() > 2 && CODE.matcher(segments.get(1)).matches();
        Matcher first = TOWN_AND_CODE.matcher(apart ? segments.get(0) + " " + segments.get(1) : segments.get(0));
        if (!first.matches() || !isTownWithCode(first.group(1), first.group(2), draft.last(), known)) {
            return;
        }
        if (apart) {
            segments.removeFirst();
        }
        segments.set(0, first.group(2) + " " + first.group(1));
    }

    private static boolean isTownWithCode(String town, String code, String street, @Nullable String known) {
        if (StreetWords.isStreet(town) && Words.digits(town) == 0 || CityCodes.areOfAmericanNamesake(town, code)) {
            return false;
        }
        List<String> countries = known == null ? LargeCities.countriesOf(town) : List.of(known);
        return countries.stream()
                .anyMatch(country -> PostalCodes.customary(country, code).isPresent()
                        && Places.isPlace(country, town)
                        && !Places.isPlace(country, street));
    }
}
