package dev.contactenricher.country;

import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Named;
import dev.contactenricher.contact.StatedCountry.Region;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what names more than one thing, a country and its part of the world or a town: all that can be read must agree.
 */
final class SeveralNames {

    private static final Pattern SEPARATORS = Pattern.compile("\\s*[(){}\\[\\],;/|:>]\\s*|\\s+[-–—]+\\s+|\\s+->\\s+");
    private static final Pattern LIST =
            Pattern.compile("(?iu)\\s*[,;/]\\s*|\\s+(?:and|und|et|y|e|en|och|og|a|i|ja|és|и|&)\\s+");

    private SeveralNames() {}

    /** {@code Germany, EU}; {@code España (Spain)}; {@code Munich, Germany}: all that can be read must agree. */
    static StatedCountry bySeveralNames(String text) {
        String[] names = SEPARATORS.split(text);
        List<String> countries = countries(names);
        String country = only(countries);
        boolean allRead = Arrays.stream(names).allMatch(name -> name.isEmpty() || isRead(name));
        if (country != null) {
            return allRead || liesIn(names, country) || isSaidTwice(text, country)
                    ? new Named(country)
                    : new StatedCountry.Unreadable();
        }
        String region = Arrays.stream(names)
                .map(Regions::find)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return countries.isEmpty() && region != null && allRead ? new Region(region) : new StatedCountry.Unreadable();
    }

    private static List<String> countries(String[] names) {
        return Arrays.stream(names)
                .flatMap(name -> Countries.find(name).stream())
                .toList();
    }

    /** The one country that all mean, a part of another counting as itself; or null. */
    private static @Nullable String only(List<String> countries) {
        List<String> distinct = countries.stream()
                .distinct()
                .filter(one -> countries.stream().noneMatch(other -> Territories.isPartOf(other, one)))
                .toList();
        return distinct.size() == 1 ? distinct.getFirst() : null;
    }

    private static boolean isRead(String name) {
        return Countries.find(name).isPresent() || Regions.find(name) != null;
    }

    /** {@code Bonaire, Svatý Eustach a Saba}: two of three islands are that country's, and none another's. */
    private static boolean isSaidTwice(String text, String country) {
        List<String> countries = countries(LIST.split(text));
        return countries.size() > 1 && countries.stream().allMatch(country::equals);
    }

    /** What is no country among the names is a town or part of the one that is. */
    private static boolean liesIn(String[] names, String country) {
        for (String name : names) {
            boolean known = name.isEmpty()
                    || isRead(name)
                    || Places.isPlace(country, name)
                    || Subdivisions.find(country, name) != null;
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
