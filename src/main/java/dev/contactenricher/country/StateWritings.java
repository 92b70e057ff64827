package dev.contactenricher.country;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What forms offer for a state: its name with its code, or with its country. */
public final class StateWritings {

    static final String NAME = "\\p{L}[\\p{L} .'’-]{2,40}?";

    /** One of them stands in whatever the patterns match; most states have none, though many have a blank. */
    private static final Pattern SIGN = Pattern.compile("[(\\[–:/|,-]");

    private static final List<String> CODED = List.of("US", "CA", "AU");
    private static final Pattern WITH_COUNTRY =
            Pattern.compile("(?<name>" + NAME + "), ?(?<country>\\p{L}[\\p{L} .]+)");

    private StateWritings() {}

    /** The name alone, where both mean the same part; else the text as it is. */
    public static String plain(String state) {
        if (!SIGN.matcher(state).find()) {
            // tx, Tx: what would be a word within a text is the code here
            return state.length() < 4 && CODED.stream().anyMatch(one -> Subdivisions.find(one, state) != null)
                    ? state.toUpperCase(Locale.ROOT)
                    : state;
        }
        StateWithCode both = StateWithCode.of(state, StateWritings::areSame);
        if (both != null) {
            return both.name();
        }
        Matcher with = WITH_COUNTRY.matcher(state);
        String country = with.matches() ? CountryNames.codeOrName(with.group("country")) : null;
        return country != null && Subdivisions.find(country, with.group("name")) != null ? with.group("name") : state;
    }

    /** The code of a part whose name and code stand side by side, in a known country; or null. */
    static @Nullable String code(String country, String state) {
        StateWithCode both = StateWithCode.of(state, (name, code) -> Subdivisions.areSame(country, name, code));
        Subdivision part = both == null ? null : Subdivisions.find(country, both.code());
        return part == null ? null : part.key();
    }

    private static boolean areSame(String name, String code) {
        String country = Subdivisions.find("US", name) != null ? "US" : CountryParts.find(name);
        return country != null && Subdivisions.areSame(country, name, code);
    }
}
