package dev.contactenricher.normalize;

import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of countries in the common languages, from ICU, with what people write besides. */
final class CountryNames {

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb", "da", "fi", "is", "pl", "cs", "sk", "sl", "hr", "sr",
            "sr_Latn", "bs", "mk", "sq", "hu", "ro", "bg", "el", "tr", "ru", "uk", "be", "et", "lv", "lt", "ga", "mt",
            "ca", "eu", "gl", "ar", "he", "fa", "hi", "bn", "ur", "th", "vi", "id", "ms", "ja", "ko", "zh", "zh_Hant",
            "af", "sw", "fil", "hy", "ka", "az", "kk", "uz", "mn", "my", "km", "lo", "am", "ne", "si", "ta", "te");

    private static final Map<String, String> CODES = codes();

    private CountryNames() {}

    /** The alpha-2 code of the country of that name, or null. */
    static @Nullable String find(String name) {
        return CODES.get(fold(name));
    }

    /** Letters and digits only, without accents and case: what is left in common of two spellings of a name. */
    static String fold(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            if (c == '&') {
                folded.append("and");
            } else if (Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || Character.getType(c) == Character.NON_SPACING_MARK && c > 0x36F) {
                folded.appendCodePoint(c);
            }
        });
        String key = folded.toString();
        return key.startsWith("the") && key.length() > 5 ? key.substring(3) : key;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(32_000);
        for (String language : LANGUAGES) {
            ULocale locale = new ULocale(language);
            LocaleDisplayNames names = LocaleDisplayNames.getInstance(locale);
            for (String code : Countries.codes()) {
                codes.putIfAbsent(fold(names.regionDisplayName(code)), code);
            }
        }
        CountryAliases.ALIASES.forEach((code, aliases) -> {
            for (String alias : aliases.split("\\|")) {
                codes.put(fold(alias), code);
            }
        });
        return codes;
    }
}
