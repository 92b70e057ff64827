package dev.contactenricher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.people.PersonSearch;
import dev.contactenricher.people.PersonSearch.Found;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChosenTests {

    private static final Set<String> NOBODY = Set.of();

    @Test
    void oneKeyMeansEverybodyWhoHasIt() {
        assertThat(chosen(NOBODY)).isEqualTo(new Chosen(NOBODY, false));
        assertThat(chosen(Set.of("ann"))).isEqualTo(new Chosen(Set.of("ann"), false));
        assertThat(chosen(Set.of("ann", "bob"))).isEqualTo(new Chosen(Set.of("ann", "bob"), true));
    }

    @Test
    void aKeyOfOnesOwnDecides() {
        var shared = Set.of("ann", "bob", "cid");
        assertThat(chosen(Set.of("ann"), shared)).isEqualTo(new Chosen(Set.of("ann"), false));
        assertThat(chosen(shared, Set.of("dan"))).isEqualTo(new Chosen(Set.of("dan"), false));
        assertThat(chosen(Set.of("ann"), shared, Set.of("bob"))).isEqualTo(new Chosen(Set.of("ann", "bob"), false));
    }

    @Test
    void elseThoseWhomAllKeysFit() {
        assertThat(chosen(Set.of("ann", "bob"), Set.of("bob", "cid"))).isEqualTo(new Chosen(Set.of("bob"), false));
        assertThat(chosen(Set.of("ann", "bob", "cid"), Set.of("bob", "cid", "dan")))
                .isEqualTo(new Chosen(Set.of("bob", "cid"), true));
    }

    @Test
    void aKeyThatNobodyHasSaysNothing() {
        assertThat(chosen(NOBODY, Set.of("ann"))).isEqualTo(new Chosen(Set.of("ann"), false));
        assertThat(chosen(NOBODY, Set.of("ann", "bob"))).isEqualTo(new Chosen(Set.of("ann", "bob"), true));
    }

    /** A withdrawal must reach somebody; an erasure asks first. */
    @Test
    void whereNobodyHasAllKeysEverybodyWithOneIsMeant() {
        assertThat(chosen(Set.of("ann", "bob"), Set.of("cid", "dan")))
                .isEqualTo(new Chosen(Set.of("ann", "bob", "cid", "dan"), true));
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static Chosen chosen(Set<String>... byKey) {
        return Chosen.of(new Found(Stream.of(byKey)
                .map(persons -> new PersonSearch.Key(null, persons))
                .toList()));
    }
}
