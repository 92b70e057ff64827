package dev.contactenricher.country;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the country of an address by its letters, where one country alone writes so: Thai, Georgian, the Ukrainian ї. Where
 * several do, the length of the postal code tells them apart, or nothing is said.
 */
public final class CountryByScript {

    /** @param sign what must stand in the text, or null when the script alone says it */
    private record Sign(String country, @Nullable Pattern sign) {}

    private static final Map<UnicodeScript, List<Sign>> SIGNS = new EnumMap<>(UnicodeScript.class);

    static {
        alone(UnicodeScript.THAI, "TH");
        alone(UnicodeScript.GEORGIAN, "GE");
        alone(UnicodeScript.ARMENIAN, "AM");
        alone(UnicodeScript.HEBREW, "IL");
        alone(UnicodeScript.KHMER, "KH");
        alone(UnicodeScript.LAO, "LA");
        alone(UnicodeScript.MYANMAR, "MM");
        alone(UnicodeScript.SINHALA, "LK");
        alone(UnicodeScript.THAANA, "MV");
        for (UnicodeScript indian : List.of(
                UnicodeScript.GUJARATI,
                UnicodeScript.GURMUKHI,
                UnicodeScript.KANNADA,
                UnicodeScript.MALAYALAM,
                UnicodeScript.ORIYA,
                UnicodeScript.TELUGU)) {
            alone(indian, "IN");
        }
        SIGNS.put(
                UnicodeScript.GREEK,
                List.of(
                        code("GR", "\\d{3} ?\\d{2}"),
                        code("CY", "\\d{4}"),
                        letters("CY", "λευκωσία|λεμεσός|λάρνακα|πάφος|αμμόχωστος"),
                        // words, and not a letter that stands for a number, an angle or a fraternity
                        letters("GR", "\\p{IsGreek}{4}")));
        SIGNS.put(UnicodeScript.DEVANAGARI, List.of(code("IN", "\\d{3} ?\\d{3}"), code("NP", "\\d{5}")));
        SIGNS.put(UnicodeScript.BENGALI, List.of(code("IN", "\\d{3} ?\\d{3}"), code("BD", "\\d{4}")));
        SIGNS.put(UnicodeScript.TAMIL, List.of(code("IN", "\\d{3} ?\\d{3}"), code("LK", "\\d{5}")));
        SIGNS.put(
                UnicodeScript.CYRILLIC,
                List.of(
                        letters("BY", "ў"),
                        letters("KZ", "[әқңғұһ]"),
                        letters("MN", "[өү](?=.*(?<!\\p{Nd})\\p{Nd}{5}(?!\\p{Nd}))"),
                        letters("UA", "[іїєґ]"),
                        letters("MK", "[ѓќѕ]"),
                        letters("RS", "[ђћљњј](?=.*(?<!\\p{Nd})[1-3]\\p{Nd}{4}(?!\\p{Nd}))"),
                        letters("BG", "(?:^|[ ,])гр\\. ?(?=\\p{Lu})"),
                        code("RU", "[1-6]\\d{5}")));
    }

    private CountryByScript() {}

    private static void alone(UnicodeScript script, String country) {
        SIGNS.put(script, List.of(new Sign(country, null)));
    }

    private static Sign code(String country, String digits) {
        return new Sign(
                country,
                Pattern.compile("(?<![\\p{Nd}-])" + digits + "(?![\\p{Nd}-])", Pattern.UNICODE_CHARACTER_CLASS));
    }

    private static Sign letters(String country, String letters) {
        return new Sign(country, Pattern.compile(letters, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** The country that the text's first letter of such a script speaks for, or null. */
    public static @Nullable String find(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            List<Sign> signs = c < 0x370 || !Character.isLetter(c) ? null : SIGNS.get(UnicodeScript.of(c));
            if (signs != null) {
                return signs.stream()
                        .filter(sign ->
                                sign.sign == null || sign.sign.matcher(text).find())
                        .map(Sign::country)
                        .findFirst()
                        .orElse(null);
            }
        }
        return null;
    }
}
