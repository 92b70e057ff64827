package dev.contactenricher.dedup;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mailboxes that several people read, known by what they are called: {@code info}, {@code customer-support},
 * {@code sales2}, {@code info-de}, {@code kontakt.berlin}. Whoever is named in one has it alone: {@code sales.maria}.
 */
final class RoleMailboxes {

    private static final Set<String> ROLES = Words.read("role-mailboxes.txt").collect(Collectors.toUnmodifiableSet());

    /** Countries and languages by their codes, and what companies are divided into besides. */
    private static final Set<String> AREAS = Stream.of(
                    Stream.of(Locale.getISOCountries()),
                    Stream.of(Locale.getISOLanguages()),
                    Stream.of("uk", "eu", "emea", "apac", "dach", "latam", "benelux", "nordics", "global", "intl"),
                    Stream.of(
                            "north", "south", "east", "west", "nord", "sud", "sued", "ost", "est", "ouest", "norte",
                            "sur"))
            .flatMap(areas -> areas)
            .map(area -> area.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    /** Shorter ones begin too many other words. */
    private static final int SHORTEST_BEGINNING = 3;

    private RoleMailboxes() {}

    /** @param name the part before the {@code @}, in lower case, without a tag */
    static boolean isOne(String name) {
        var letters = new StringBuilder(name.length());
        int firstEnd = 0;
        for (int i = 0; i < name.length(); i++) {
            if (Character.isLetter(name.charAt(i))) {
                letters.append(name.charAt(i));
            } else if (firstEnd == 0) {
                firstEnd = letters.length();
            }
        }
        String all = letters.toString();
        String first = firstEnd == 0 ? all : all.substring(0, firstEnd);
        return ROLES.contains(all)
                || (ROLES.contains(first) || AREAS.contains(first)) && isOne(List.of(BETWEEN_WORDS.split(name)));
    }

    private static boolean isOne(List<String> parts) {
        List<String> words = parts.stream().filter(part -> !part.isEmpty()).toList();
        return isOfAnArea(words) || beginsWithRole(words);
    }

    private static boolean isOfAnArea(List<String> words) {
        return words.stream().anyMatch(ROLES::contains)
                && words.stream().allMatch(word -> ROLES.contains(word) || AREAS.contains(word));
    }

    private static boolean beginsWithRole(List<String> words) {
        String first = words.getFirst();
        return first.length() >= SHORTEST_BEGINNING
                && ROLES.contains(first)
                && words.stream().skip(1).noneMatch(GivenNames::contains);
    }
}
