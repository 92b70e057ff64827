package dev.contactenricher.country;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.StatedCountry.Region;
import dev.contactenricher.normalize.Contacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "IC|ES",
                "EA|ES",
                "ES-CN|ES",
                "Canary Islands|ES",
                "Canarias|ES",
                "Islas Canarias|ES",
                "Kanarische Inseln|ES",
                "Canary Islands, Spain|ES",
                "France (Guadeloupe)|GP",
                "Finland (Åland)|AX",
                "Germany, EU|DE",
                "French Antilles|FR",
                "England and Wales|GB",
                "Kanalinseln|GB",
                "IOM|IM",
                "Spain (Canary Islands)|ES",
                "Ceuta|ES",
                "Melilla|ES",
                "Ceuta y Melilla|ES",
                "Balearics|ES",
                "Mallorca|ES",
                "Azores|PT",
                "Açores|PT",
                "Madeira|PT",
                "Corsica|FR",
                "Corse|FR",
                "FR-20R|FR",
                "FX|FR",
                "Guyane|GF",
                "Guyane française|GF",
                "French Guiana|GF",
                "FR-GF|GF",
                "Réunion|RE",
                "La Réunion|RE",
                "Reunion|RE",
                "Réunion, France|RE",
                "Guadeloupe|GP",
                "Guadeloupe (France)|GP",
                "Martinique|MQ",
                "Mayotte|YT",
                "Saint-Martin|MF",
                "Saint Martin|MF",
                "St. Barths|BL",
                "Åland|AX",
                "Aland Islands|AX",
                "Northern Ireland|GB",
                "Scotland|GB",
                "Scotland, UK|GB",
                "England|GB",
                "Wales|GB",
                "GB-NIR|GB",
                "XI|GB",
                "Gibraltar|GI",
                "Channel Islands|GB",
                "Sark|GG",
                "Sicily|IT",
                "Südtirol|IT",
                "Crete|GR",
                "Svalbard|SJ",
                "Northern Cyprus|CY",
                "Bayern|DE",
                "Bavaria, Germany|DE",
                "DE - Deutschland|DE"
            })
    void partsOfCountriesWhereTheGdprAppliesAreThoseCountries(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Georgia|GE",
                "Georgia, USA|US",
                "California|US",
                "Ontario, Canada|CA",
                "NL-AW|AW",
                "US-PR|PR",
                "Puerto Rico, USA|PR",
                "Guyana|GY",
                "Guinea|GN",
                "Grenada|GD",
                "Luxembourg|LU",
                "Sint Maarten|SX"
            })
    void partsOfOthersAreTheirs(String text, String code) {
        assertThat(StatedCountries.of(text).named()).isEqualTo(code);
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

    @ParameterizedTest
    @ValueSource(strings = {"Atlantis", "Limburg", "La Rioja", "XX", "XX-YY", "Spain, France", "n/a", "-", ","})
    void whatSeveralOrNoneMayMeanIsUnknown(String text) {
        assertThat(StatedCountries.of(text).named()).isNull();
    }
}
