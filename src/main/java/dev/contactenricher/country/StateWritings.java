package dev.contactenricher.country;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What forms offer for a state: its name with its abbreviation, or with its country. */
public final class StateWritings {

    private static final String NAME = "(?<name>\\p{L}[\\p{L} .'’-]{2,40}?)";
    private static final String CODE = "(?<code>[A-Z]{2,3})";

    /** {@code Illinois (IL)}, {@code IL - Illinois}, {@code Illinois | IL}, {@code IL Illinois}. */
    static final List<Pattern> WITH_ABBREVIATION = List.of(
            Pattern.compile(NAME + " ?[(\\[]" + CODE + "[)\\]]"),
            Pattern.compile(CODE + " ?[-–:/|,] ?" + NAME),
            Pattern.compile(NAME + " ?[-–:/|,] ?" + CODE),
            Pattern.compile(CODE + " " + NAME));

    /** One of them stands in whatever the other patterns match; most states have none, though many have a blank. */
    private static final Pattern SIGN = Pattern.compile("[(\\[–:/|,-]");

    private static final Pattern WITH_COUNTRY = Pattern.compile(NAME + ", ?(?<country>\\p{L}[\\p{L} .]+)");

    private StateWritings() {}

    /** The name alone, where both mean the same part; else the text as it is. */
    public static String plain(String state) {
        if (!SIGN.matcher(state).find()) {
            return state;
        }
        for (Pattern pattern : WITH_ABBREVIATION) {
            Matcher both = pattern.matcher(state);
            if (both.matches() && isSame(both.group("name"), both.group("code"))) {
                return both.group("name");
            }
        }
        Matcher with = WITH_COUNTRY.matcher(state);
        String country = with.matches() ? CountryNames.codeOrName(with.group("country")) : null;
        return country != null && Subdivisions.find(country, with.group("name")) != null ? with.group("name") : state;
    }

    private static boolean isSame(String name, String code) {
        String country = Subdivisions.find("US", name) != null ? "US" : CountryParts.find(name);
        return country != null && Subdivisions.areSame(country, name, code);
    }
}
