package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tells the country of a town with a code of letters and digits, which several countries have: {@code Sliema SLM 1234}. */
public final class LetteredCodes {

    private static final List<String> COUNTRIES = List.of("MT", "BN");
    private static final Pattern BEHIND_TOWN = Pattern.compile("(?iu)(.*\\p{L}.*?)[ ,-]+([A-Z]{2,3} ?\\d{2,4})");
    private static final Pattern BEFORE_TOWN = Pattern.compile("(?iu)([A-Z]{2,3} ?\\d{2,4})[ ,-]+(\\p{L}.*)");

    private static final int LONGEST_TOWN = 3;

    private LetteredCodes() {}

    /** The alpha-2 code of the country that has the town and writes its codes so, or null. */
    public static @Nullable String countryOf(String text) {
        // most texts have no digit, and need no pattern
        if (!Words.hasDigit(text)) {
            return null;
        }
        Matcher behind = BEHIND_TOWN.matcher(text);
        if (behind.matches()) {
            List<String> words = Words.of(behind.group(1));
            return IntStream.rangeClosed(1, Math.min(LONGEST_TOWN, words.size()))
                    .mapToObj(count -> countryOf(Words.last(words, count), behind.group(2)))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
        Matcher before = BEFORE_TOWN.matcher(text);
        return before.matches() ? countryOf(before.group(2), before.group(1)) : null;
    }

    private static @Nullable String countryOf(String town, String code) {
        return COUNTRIES.stream()
                .filter(country -> PostalCodes.customary(country, code).isPresent() && Places.isPlace(country, town))
                .findFirst()
                .orElse(null);
    }
}
