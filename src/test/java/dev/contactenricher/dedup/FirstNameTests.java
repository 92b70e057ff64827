package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstNameTests {

    @ParameterizedTest
    @CsvSource({
        "Rboert, robert",
        "Jamees, james",
        "Alisatir, alistair",
        "Jürgen, jurgen",
        "Bob, robert",
        "Robret, robert",
        "Nela, nela",
        "Xzqwv, xzqwv",
        "Jhn, jhn"
    })
    void aWordThatIsNobodysNameIsReadAsTheOnlyOneItMayBeASlipOf(String written, String whole) {
        assertThat(FirstName.of(written).whole()).isEqualTo(whole);
    }

    @Test
    void aSlipOfSeveralNamesMayBeAnyOfThemAndTheyAreStillNotOne() {
        FirstName slip = FirstName.of("Obert");
        assertThat(slip.meant()).isEqualTo(List.of("bert", "robert"));
        assertThat(slip.agreesWith(FirstName.of("Robert"))).isTrue();
        assertThat(FirstName.of("Bert").agreesWith(slip)).isTrue();
        assertThat(FirstName.of("Bert").agreesWith(FirstName.of("Robert"))).isFalse();
    }

    @Test
    void equalNamesAgreeInWhateverOrderTheyAreAsked() {
        List<FirstName> names =
                List.of("Ann", "Anna", "Jean-Paul", "Jean Paul", "Jean", "Obert", "Bert", "A.", "").stream()
                        .map(FirstName::of)
                        .toList();
        for (FirstName one : names) {
            for (FirstName other : names) {
                assertThat(one.agreesWith(other)).isEqualTo(other.agreesWith(one));
            }
            assertThat(one.agreesWith(one)).isEqualTo(one.isWritten());
        }
    }
}
