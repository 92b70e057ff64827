package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization.Normalized;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Parts of an address that hold a little more than their own: a state with its abbreviation, a town with its state or code. */
class PartsAsWrittenTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Springfield, IL      |                 | 62701        | Springfield | IL  | 62701      | US
            Springfield, IL      | IL              | 62701        | Springfield | IL  | 62701      | US
            Springfield          | Illinois (IL)   | 62701        | Springfield | IL  | 62701      | US
            Springfield          | IL - Illinois   | 62701        | Springfield | IL  | 62701      | US
            Springfield          | Illinois, USA   | 62701        | Springfield | IL  | 62701      | US
            Springfield          | US-IL           | 62701        | Springfield | IL  | 62701      | US
            Toronto              | Ontario (ON)    | M5H 2N2      | Toronto     | ON  | M5H 2N2    | CA
            Boston               | MA              | ="02110"     | Boston      | MA  | 02110      | US
            Milano (MI)          |                 | 20121        | Milano      | MI  | 20121      | IT
            São Paulo/SP         |                 | 01310-100    | São Paulo   | SP  | 01310-100  | BR
                                 |                 | 10115 Berlin | Berlin      |     | 10115      | DE
            Halle (Saale)        |                 | 06108        | Halle (Saale) |   | 06108      | DE
            Biel/Bienne          |                 | 2502         | Biel/Bienne |     | 2502       | CH
            """)
    void areTakenApart(
            String city,
            String state,
            String code,
            String plainCity,
            String plainState,
            String plainCode,
            String country) {
        ObjectNode address = Contacts.JSON.createObjectNode().put("street", "Hauptstr. 5");
        address.put("city", city).put("state", state).put("zip", code);
        ObjectNode raw = Contacts.JSON.createObjectNode().put("email", "a@example.com");
        raw.set("address", address);

        Contact contact = ((Normalized) NORMALIZER.normalize(raw)).contact();

        assertThat(contact.address().city()).isEqualTo(plainCity);
        assertThat(contact.address().state()).isEqualTo(plainState);
        assertThat(contact.address().postalCode()).isEqualTo(plainCode);
        assertThat(contact.country().code()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({
        "de_DE,DE",
        "en-GB,GB",
        "pt-BR,BR",
        "de-AT,AT",
        "de-BY,DE",
        "fr_CA,CA",
        "zh-Hans-CN,CN",
        "DE-BY,DE",
        "Persien,IR",
        "France métropolitaine,FR"
    })
    void countriesByLocalesAndOtherNames(String written, String code) {
        ObjectNode raw =
                Contacts.JSON.createObjectNode().put("email", "a@example.com").put("country", written);

        assertThat(((Normalized) NORMALIZER.normalize(raw)).contact().country().code())
                .isEqualTo(code);
    }
}
