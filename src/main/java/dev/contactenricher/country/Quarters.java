package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.regex.Pattern;

/** Parts of a city by the words beside their names, which stand before the city and are none. */
public final class Quarters {

    /** Parts of a city, which Chinese and Korean addresses name before it. */
    private static final Pattern DISTRICT = Pattern.compile("(?iu).*(?: district| new area|[- ]gu|[- ]qu)");

    /** The same by the word before its name: {@code Col. Escalón}, {@code Brgy. San Isidro}, {@code Phường Bến Nghé}. */
    private static final Pattern QUARTER = Pattern.compile(
            "(?iu)(?:col(?:onia|\\.)|urb(?:anizaci[oó]n|\\.)|barrio|fracc(?:ionamiento|\\.)"
                    + "|reparto|residencial|ciudadela|cdla\\.|brgy\\.?|barangay|phường|p\\.|kel(?:urahan|\\.)|mah\\.|quartier|cité|bairro) ?\\p{L}.*");

    private Quarters() {}

    public static boolean isDistrict(String text) {
        return DISTRICT.matcher(text).matches();
    }

    public static boolean isQuarter(String text) {
        return QUARTER.matcher(text).matches();
    }

    /** {@code zona 10}, {@code Block 428}, {@code Piso 3}: never a town. */
    public static boolean isDoor(String text) {
        return Words.hasDigit(text) && StreetWords.isNumbered(Words.of(text).getFirst());
    }
}
