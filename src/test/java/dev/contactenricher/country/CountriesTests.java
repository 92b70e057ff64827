package dev.contactenricher.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.normalize.Contacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows for a contact from what is said of its country, and where it is said. */
class CountriesTests {

    @Test
    void theDefaultReadsNoPhoneAndIsNotSentWhereSomethingElseWasSaid() {
        for (String said : new String[] {"Atlantis", "EMEA", "LATAM"}) {
            Contact contact = Contacts.normalized(
                    "{'email': 'a@example.com', 'phone': '212 555 0300', 'country': '%s'}".formatted(said));
            assertThat(contact.country().code()).as(said).isNull();
            assertThat(contact.phone()).as(said).isNull();
        }
        Contact silent = Contacts.normalized("{'email': 'a@example.com', 'phone': '212 555 0300', 'country': 'n/a'}");
        assertThat(silent.country().code()).isEqualTo("US");
        assertThat(silent.phone()).isNotNull();
    }

    @Test
    void theAddressStillTellsWhere() {
        Contact contact = Contacts.normalized(
                "{'email': 'a@example.com', 'country': 'Atlantis', 'address': 'Hauptstr. 1, 10115 Berlin'}");
        assertThat(contact.country().code()).isEqualTo("DE");
        assertThat(contact.country().stated()).isEqualTo(new StatedCountry.Unreadable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EU",
                "eu",
                "E.U.",
                "European Union",
                "Europäische Union",
                "UE",
                "EEA",
                "Europe",
                "Europa",
                "EMEA",
                "DACH",
                "D-A-CH",
                "Scandinavia",
                "Benelux",
                "Nordics",
                "Western Europe",
                "Osteuropa",
                "Европа",
                "ヨーロッパ",
                "Baltics"
            })
    void aPartOfTheWorldIsNoCountryAndNoDefaultStandsInForIt(String text) {
        String json = "{'email': 'a@example.com', 'phone': '212 555 0300', 'country': '%s'}".formatted(text);
        Contact contact = Contacts.normalized(json);
        assertThat(contact.country().stated()).isInstanceOf(Region.class);
        assertThat(contact.country().code()).isNull();
        assertThat(contact.phone()).isNull();
        assertThat(Contacts.normalization(json).warnings())
                .extracting(Finding::field, Finding::code)
                .contains(tuple("country", "country_unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'state': 'ES-CN'|ES",
                "'state': 'Canarias'|ES",
                "'state': 'Bayern', 'city': 'Ulm'|DE",
                "'state': 'California'|US",
                "'city': 'Corte', 'state': 'Corse'|FR",
                "'address': {'country': 'IC'}|ES",
                "'address': {'state': 'PT-20'}|PT",
                "'address': 'Rua da Sé 1, Funchal, Madeira'|PT",
                "'address': '5 rue X, Cayenne, Guyane'|GF",
                "'address': 'Hauptstr. 1, Bozen, Südtirol'|IT"
            })
    void aPartThatNoOtherCountryHasProvesItsCountry(String fields, String code) {
        Country country = Contacts.normalized("{'email': 'a@example.com', %s}".formatted(fields))
                .country();
        assertThat(country.code()).isEqualTo(code);
        assertThat(country.given() == null ? country.found() : country.given()).isEqualTo(code);
    }

    @Test
    void aPartOfSeveralCountriesProvesNone() {
        Country country = Contacts.normalized("{'email': 'a@example.com', 'state': 'Limburg'}")
                .country();
        assertThat(country).isEqualTo(Country.assumed("US"));
    }
}
