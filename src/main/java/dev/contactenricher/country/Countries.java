package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The countries of ISO 3166-1, and {@code XK} for Kosovo, in all the ways that people name them. */
public final class Countries {

    private static final Pattern PART = Pattern.compile("([A-Z]{2})-([A-Z0-9]{1,3})");
    private static final Pattern TWO_NAMES = Pattern.compile("([^(/|,]+)(?:[(/|,]| [-–—] )([^()/|,]+)\\)?");
    /** {@code the UK}. */
    private static final Pattern ARTICLE = Pattern.compile("^the (?=\\S{2,3}$)", Pattern.CASE_INSENSITIVE);

    private static final int MAX_NAMES = 120;

    private static final List<String[]> ROWS = Tables.read(Countries.class, "country-codes.tsv");
    private static final Set<String> CODES = ROWS.stream().map(row -> row[0]).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, String> FORMS = forms();

    private Countries() {}

    /** Every alpha-2 code. */
    public static Set<String> codes() {
        return CODES;
    }

    /**
     * By alpha-2, alpha-3 or numeric code, by a part's ISO 3166-2 code, by a name in a common language, or by that of a part
     * that no other country has.
     *
     * @return alpha-2
     */
    public static Optional<String> find(String text) {
        String trimmed = text.strip();
        String code = byOneName(trimmed);
        return Optional.ofNullable(code != null ? code : byTwoNames(trimmed));
    }

    /** True for a code of ISO 3166-1 and for a whole name. */
    public static boolean isCodeOrName(String text) {
        return FORMS.containsKey(text.toUpperCase(Locale.ROOT)) || CountryNames.find(text) != null;
    }

    /** By the ISO 3166-2 code of one of its parts. */
    public static @Nullable String byPartCode(String text) {
        Matcher part = PART.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!part.matches()) {
            return null;
        }
        String country = FORMS.get(part.group(1));
        return country != null && Territories.isPartOf(part.group(2), country) ? part.group(2) : country;
    }

    private static @Nullable String byOneName(String text) {
        String code = FORMS.get(ARTICLE.matcher(text).replaceFirst("").toUpperCase(Locale.ROOT));
        if (code == null) {
            code = byPartCode(text);
        }
        if (code == null) {
            String written = CountryText.writtenOut(text);
            code = written.equals(text) ? null : CountryNames.find(written);
        }
        if (code == null) {
            code = CountryNames.findLoosely(text);
        }
        if (code == null) {
            code = CountrySigns.find(text);
        }
        return code == null && text.length() <= MAX_NAMES ? CountryParts.find(text) : code;
    }

    /** {@code España (Spain)}, {@code Germany/Deutschland}: one country by two names. {@code Georgia, USA}: a part of one. */
    private static @Nullable String byTwoNames(String text) {
        Matcher names = TWO_NAMES.matcher(text);
        if (text.length() > MAX_NAMES || !names.matches()) {
            return null;
        }
        String one = byOneName(names.group(1).strip());
        String other = byOneName(names.group(2).strip());
        if (other == null || other.equals(one)) {
            return other;
        }
        if (one != null) {
            if (Territories.isPartOf(one, other)) {
                return one;
            }
            if (Territories.isPartOf(other, one)) {
                return other;
            }
        }
        return Subdivisions.find(other, names.group(1).strip()) == null ? null : other;
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new HashMap<>();
        for (String[] row : ROWS) {
            String code = row[0];
            forms.put(code, code);
            forms.put(row[1], code);
            forms.put(row[2], code);
            forms.put(row[2].replaceFirst("^0+", ""), code);
        }
        forms.remove("");
        forms.put("XKX", "XK");
        forms.put("UK", "GB");
        forms.put("EL", "GR");
        return Map.copyOf(forms);
    }
}
