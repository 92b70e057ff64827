package dev.contactenricher.identity;

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
        FirstName slip = FirstName.of("Sofiya");
        assertThat(slip.meant()).contains("safiya", "sofia");
        assertThat(slip.agreesWith(FirstName.of("Sofia"))).isTrue();
        assertThat(FirstName.of("Safiya").agreesWith(slip)).isTrue();
        assertThat(FirstName.of("Safiya").agreesWith(FirstName.of("Sofia"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Rajesh, Ramesh",
        "Sunita, Sumita",
        "Rashid, Rashida",
        "Tahir, Tahira",
        "Kristjan, Kristjana",
        "René, Renée",
        "Manjeet, Ranjeet",
        "Dinesh, Jinesh",
        "Zorvan, Zorvana",
        "Robert, Roberta",
        "Robert, Roberte"
    })
    void brothersAndSistersWithLikeNamesAreTwo(String one, String other) {
        assertThat(FirstName.of(one).agreesWith(FirstName.of(other))).isFalse();
    }

    @Test
    void equalNamesAgreeInWhateverOrderTheyAreAsked() {
        List<FirstName> names =
                List.of("Ann", "Anna", "Jean-Paul", "Jean Paul", "Jean", "Sofiya", "Sofia", "A.", "").stream()
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
