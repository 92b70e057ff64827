package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.List;
import java.util.regex.Pattern;

/** Parts of a city by the words beside their names, which stand before the city and are none. */
public final class Quarters {

    /** Parts of a city, which Chinese and Korean addresses name before it. */
    private static final Pattern DISTRICT = Pattern.compile("(?iu).*(?: district| new area|[- ]gu|[- ]qu)");

    /** The same by the word before its name: {@code Col. Escalón}, {@code Brgy. San Isidro}, {@code Phường Bến Nghé}. */
    private static final Pattern QUARTER = Pattern.compile("(?iu)(?:(?:col|urb|fracc|cdla|brgy|p|kel|mah)\\. ?"
            + "|(?:colonia|urbanizaci[oó]n|barrio|fraccionamiento|reparto|residencial|ciudadela|brgy|barangay"
            + "|phường|kelurahan|quartier|cité|bairro) )\\p{L}.*");

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

    /** {@code Apt 4}, {@code Unit B}, {@code PO Box 12}, {@code 3rd Floor}: where in a house or at the post, and never a town. */
    public static boolean isUnit(String text) {
        List<String> words = Words.of(text);
        int last = words.size() - 1;
        if (last < 1 || last > 2) {
            return false;
        }
        boolean named = isDoor(text) || StreetWords.isNumbered(words.get(last - 1));
        return named && (Words.hasDigit(words.get(last)) || words.get(last).length() == 1)
                || last == 1 && Words.startsWithDigit(text) && StreetWords.isNumbered(words.get(last));
    }
}
