package dev.contactenricher.country;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the country of a postal code that stands alone, or beside a town that no list has. */
public final class CodesAlone {

    /** {@code D-10117}, {@code FIN-00100}: the sign of a country before its code. */
    private static final Pattern SIGN_AND_CODE = Pattern.compile("([A-Z]{1,3})[- ](\\d{2,5}(?:[ -]?\\d{2,4})?)");

    /** Codes that no other country writes so. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "NL", Pattern.compile("[1-9]\\d{3} ?(?!SA|SD|SS)[A-Z]{2}"),
            "PT", Pattern.compile("[1-9]\\d{3}-\\d{3}"),
            "JP", Pattern.compile("〒?\\d{3}-\\d{4}"));

    private CodesAlone() {}

    /** The alpha-2 code of the country, or null where the form of the code says none. */
    public static @Nullable String countryOf(String code) {
        Matcher marked = SIGN_AND_CODE.matcher(code);
        if (!marked.matches()) {
            return FORMS.entrySet().stream()
                    .filter(form -> form.getValue().matcher(code).matches())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(null);
        }
        // DE-19801 is in Delaware
        Subdivision state = Subdivisions.find("US", marked.group(1));
        boolean american = state != null && state.mayHave(marked.group(2));
        String country = american ? null : Countries.find(marked.group(1)).orElse(null);
        return country != null
                        && PostalCodes.customary(country, marked.group(2)).isPresent()
                ? country
                : null;
    }
}
