package dev.contactenricher.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingTests {

    /** A group of contacts is not said to be in the country of its first one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Needed in DE               | Needed in DE               | Needed in DE
            Needed in DE               | Needed in FR               | Needed in …
            Needed in …                | Needed in FR               | Needed in …
            Needed in …                | Needed in …                | Needed in …
            Needed in DE, and denied   | Needed in FR, and denied   | Needed in … and denied
            Needed in DE               | Needed where the law is    | Needed …
            No address                 | A number                   | …
            Needed                     | Needed in DE               | Needed …
            in in                      | in in in                   | in in …
            """)
    void whatDiffersIsLeftOut(String one, String other, String shared) {
        assertThat(Finding.shared(one, other)).isEqualTo(shared);
        assertThat(Finding.shared(other, one)).isEqualTo(shared);
    }
}
