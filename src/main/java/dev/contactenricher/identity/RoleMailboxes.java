package dev.contactenricher.identity;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mailboxes that several people read, known by what they are called: {@code info}, {@code customer-support}, {@code sales2},
 * {@code info-de}, {@code kontakt.berlin}. A mailbox that names a person is theirs alone: {@code sales.maria}.
 */
final class RoleMailboxes {

    private static final Set<String> ROLES =
            WordLists.read("role-mailboxes.txt").collect(Collectors.toUnmodifiableSet());

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

    /** Shorter ones begin too many other words. */
    private static final int SHORTEST_BEGINNING = 3;

    private RoleMailboxes() {}

    static boolean isOne(MailboxName name) {
        return ROLES.contains(name.letters()) || isRoleOrArea(name.first()) && isMadeOfRoles(name.words());
    }

    private static boolean isMadeOfRoles(List<String> words) {
        return beginsWithRole(words)
                || words.stream().anyMatch(ROLES::contains) && words.stream().allMatch(RoleMailboxes::isRoleOrArea);
    }

    private static boolean isRoleOrArea(String word) {
        return ROLES.contains(word) || AREAS.contains(word);
    }

    private static boolean beginsWithRole(List<String> words) {
        String first = words.getFirst();
        return first.length() >= SHORTEST_BEGINNING
                && ROLES.contains(first)
                && words.stream().skip(1).noneMatch(GivenNames::contains);
    }
}
