package dev.contactenricher.normalize;

import com.ibm.icu.util.Region;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The countries of ISO 3166-1, and {@code XK} for Kosovo, in all the ways that people name them. */
final class Countries {

    private static final Set<String> CODES = allCodes();
    private static final Map<String, String> FORMS = forms();

    private Countries() {}

    /** Every alpha-2 code. */
    static Set<String> codes() {
        return CODES;
    }

    /** By alpha-2, alpha-3 or numeric code, or by a name in a common language. */
    static Optional<String> find(String text) {
        String trimmed = text.strip();
        String code = FORMS.get(trimmed.toUpperCase(Locale.ROOT));
        return Optional.ofNullable(code != null ? code : CountryNames.findLoosely(trimmed));
    }

    private static Set<String> allCodes() {
        Set<String> codes = new TreeSet<>(Set.of(Locale.getISOCountries()));
        codes.add("XK");
        return codes;
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new HashMap<>();
        for (String code : CODES) {
            forms.put(code, code);
            forms.put(code.equals("XK") ? "XKX" : Locale.of("", code).getISO3Country(), code);
            int numeric = Region.getInstance(code).getNumericCode();
            if (numeric > 0) {
                forms.put("%03d".formatted(numeric), code);
                forms.put(Integer.toString(numeric), code);
            }
        }
        forms.put("UK", "GB");
        forms.put("EL", "GR");
        return Map.copyOf(forms);
    }
}
