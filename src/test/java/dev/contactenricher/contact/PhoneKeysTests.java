package dev.contactenricher.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneKeysTests {

    @ParameterizedTest
    @CsvSource({
        "+5511987654321, +551187654321",
        "+5521998765432, +552198765432",
        "+5585965432109, +558565432109",
        "+5491123456789, +541123456789",
        "+5493514567890, +543514567890"
    })
    void numbersThatAreWrittenWithAndWithoutTheNineHaveOneKey(String with, String without) {
        assertThat(key(with, null)).isEqualTo(key(without, null));
        assertThat(Set.of(with, without))
                .contains(key(with, null), String.valueOf(PhoneKeys.otherWriting(key(with, null))));
        assertThat(new PhoneNumber(without, Set.of()).e164()).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({
        "+551133334444",
        "+5511287654321",
        "+12125552368",
        "+4917112345678",
        "+5215512345678",
        "+54911234567",
        "+351912345678"
    })
    void everyOtherNumberIsItsOwnKey(String e164) {
        assertThat(key(e164, null)).isEqualTo(e164);
        assertThat(PhoneKeys.otherWriting(e164)).isNull();
        assertThat(PhoneKeys.withoutExtension(e164)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"+12125552000, +12125552000", "+5491123456789, +541123456789", "+551187654321, +5511987654321"})
    void anExtensionTellsTelephonesOfOneNumberApart(String e164, String line) {
        assertThat(Set.of(key(e164, null), key(e164, "12"), key(e164, "13"))).hasSize(3);
        assertThat(key(e164, "12")).isEqualTo(key(e164, "12"));
        assertThat(PhoneKeys.withoutExtension(key(e164, "12"))).isEqualTo(line);
    }

    private static String key(String e164, @Nullable String extension) {
        return new PhoneNumber(e164, Set.of(), extension).key();
    }
}
