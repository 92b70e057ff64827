package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryContradictionTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US|Unter den Linden 1|Berlin|10117|DE|10117 Berlin",
                "BR|10 rue de la Paix|Paris|75002|FR|75002 Paris",
                "US|10 Downing St|London|SW1A 2AA|GB|London SW1A 2AA",
                "JP|Damrak 1|Amsterdam|1012 LG|NL|1012 LG Amsterdam",
                "CA|Stephansplatz 1|Wien|1010|AT|1010 Wien",
                "AU|12 Rue de Paris|Fort-de-France|97200|MQ|97200 Fort-de-France",
                "US|O'Connell St 1|Dublin|D01 F5P2|IE|Dublin D01 F5P2",
                "US|Leinstraße 1|Hanover|30159|DE|30159 Hanover",
                "US|Marienplatz 1|Munich|80331|DE|80331 Munich",
                "US|1 rue de France|Nice|06000|FR|06000 Nice"
            })
    void aTownWithItsCodeIsEvidenceBesideAnotherCountry(
            String country, String street, String city, String code, String found, String end) {
        assertThat(shapes(country, street, city, code, street + ", " + end))
                .containsOnly(new Country(country, country, found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "US|1 Elm St|Paris|75460|Paris 75460",
                "US|1 Elm St|Berlin|03570|03570 Berlin",
                "US|1 Elm St|Toledo|43604|Toledo 43604",
                "US|1 Elm St|Hanover|17331|Hanover 17331",
                "US|1 Elm St|Bremen|46506|Bremen 46506",
                "US|1 Elm St|Dresden|43821|Dresden 43821",
                "US|1 Elm St|Potsdam|13676|Potsdam 13676",
                "US|1 Elm St|Stuttgart|72160|Stuttgart 72160",
                "US|1 Elm St|Munich|58352|Munich 58352",
                "US|1 Elm St|Nice|95464|Nice 95464",
                "US|1 Elm St|Orleans|02653|Orleans 02653",
                "US|1 Elm St|San Jose|95112|San Jose 95112",
                "MX|Calle 1|León|37000|37000 León",
                "CR|Calle 1|San José|10101|10101 San José",
                "MA|12 rue X|Casablanca|20000|20000 Casablanca",
                "SM|Via X 1|San Marino|47890|47890 San Marino",
                "CA|1 Elm St|London|N6A 1B1|London N6A 1B1"
            })
    void aNamesakeInTheCountryThatIsNamedIsNone(String country, String street, String city, String code, String end) {
        assertThat(shapes(country, street, city, code, street + ", " + end)).allSatisfy(read -> {
            assertThat(read.code()).isEqualTo(country);
            assertThat(read.found()).isIn(null, country);
        });
    }

    /** One line, an object beside its country and with it, and fields of the contact. */
    private static Country[] shapes(String country, String street, String city, String code, String line) {
        String parts = "\"address1\": \"%s\", \"city\": \"%s\", \"postal_code\": \"%s\"".formatted(street, city, code);
        String named = "\"country\": \"" + country + "\"";
        return new Country[] {
            read(named + ", \"address\": \"" + line + "\""),
            read(named + ", \"address\": {" + parts + "}"),
            read(named + ", " + parts),
            read("\"address\": {" + parts + ", " + named + "}")
        };
    }

    private static Country read(String fields) {
        Contact contact = ((Normalization.Normalized)
                        Contacts.verbatim("{\"email\": \"a@example.com\", " + fields + "}"))
                .contact();
        return contact.country();
    }
}
