package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Addresses of 130 countries as people write them: with and without commas, country and case. The table was written for
 * this project, a row a writing: text, address1, city, state, postal code, country.
 */
class WrittenAddressesTests {

    private static final String TABLE = "written-addresses.tsv";
    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void takesThemApart(String text, List<String> parts) {
        assertThat(parts(Contacts.address(text))).isEqualTo(parts);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void readsItsOwnPartsAsTheyAre(String text, List<String> parts) {
        Contact once = Contacts.address(text);
        Normalized twice = (Normalized) NORMALIZER.normalize(Contacts.raw(once));
        assertThat(parts(twice.contact())).isEqualTo(parts(once));
    }

    private static List<String> parts(Contact contact) {
        var address = contact.address();
        return Stream.of(
                        address.address1(),
                        address.city(),
                        address.state(),
                        address.postalCode(),
                        contact.country().code())
                .map(part -> Objects.requireNonNullElse(part, ""))
                .toList();
    }

    static Stream<Arguments> rows() throws IOException {
        try (InputStream table = Objects.requireNonNull(WrittenAddressesTests.class.getResourceAsStream(TABLE))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(row -> Arguments.of(
                            row[0].replace("\\n", "\n"), List.of(row).subList(1, row.length)));
        }
    }
}
