package dev.contactenricher.normalize;

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
final class Countries {

    private static final Pattern PART = Pattern.compile("[A-Z]{2}-[A-Z0-9]{1,3}");
    private static final Pattern TWO_NAMES = Pattern.compile("([^(/|]+)[(/|]([^()/|]+)\\)?");
    private static final int MAX_NAMES = 120;
    private static final List<String[]> ROWS = Tables.read("country-codes.tsv");
    private static final Set<String> CODES = ROWS.stream().map(row -> row[0]).collect(Collectors.toUnmodifiableSet());
    private static final Map<String, String> FORMS = forms();

    private Countries() {}

    /** Every alpha-2 code. */
    static Set<String> codes() {
        return CODES;
    }

    /** By alpha-2, alpha-3 or numeric code, by a part's ISO 3166-2 code, or by a name in a common language. */
    static Optional<String> find(String text) {
        String trimmed = text.strip();
        String upper = trimmed.toUpperCase(Locale.ROOT);
        String code = FORMS.get(PART.matcher(upper).matches() ? upper.substring(0, 2) : upper);
        if (code == null) {
            code = CountryNames.findLoosely(trimmed);
        }
        return Optional.ofNullable(code != null ? code : twice(trimmed));
    }

    /** {@code España (Spain)}, {@code Germany/Deutschland}: one country by two names. */
    private static @Nullable String twice(String text) {
        Matcher names = TWO_NAMES.matcher(text);
        if (text.length() > MAX_NAMES || !names.matches()) {
            return null;
        }
        String one = CountryNames.findLoosely(names.group(1));
        return one != null && one.equals(CountryNames.findLoosely(names.group(2))) ? one : null;
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
