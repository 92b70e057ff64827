package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that name no country, in the forms of the countries where consent is needed; the default is the United States. */
class TownsWithCodesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the town first, the code last
                "Eger; Dobó tér 12.; 3300|Eger|3300|HU",
                "Szeged, Fő utca 12., 6720|Szeged|6720|HU",
                "SZEGED; FŐ UTCA 12.; 6720|Szeged|6720|HU",
                // no code of Amsterdam's
                "Rue Numa-Droz 5; 2300 LA CHAUX-DE-FONDS|La Chaux-de-Fonds|2300|CH",
                "45, AVENUE FOCH; 17000 LA ROCHELLE|La Rochelle|17000|FR",
                "Damrak 5; 1012 LE AMSTERDAM|Amsterdam|1012 LE|NL",
                // letters in the code
                "12 Main Street; Sliema SLM 1234|Sliema|SLM 1234|MT",
                "12 Main Street; SLM 1234 Sliema|Sliema|SLM 1234|MT",
                "12 Main Street Valletta VLT 1117|Valletta|VLT 1117|MT",
                "12 Main Street; Bandar Seri Begawan BS8811|Bandar Seri Begawan|BS8811|BN",
                "12 Dizengoff St; Lod 2418133|Lod|2418133|IL",
                "1-1 Karasuma, Kyoto 〒600-8216|Kyoto|600-8216|JP",
                // marks, in whatever case and however they are tied
                "ilica 12, hr-54047 drenovci|drenovci|54047|HR",
                "Slovenska cesta 5, SI-4517 Velenje|Velenje|4517|SI",
                "Hauptstr. 5; D-10115-Berlin|Berlin|10115|DE",
                "5 rue de la Paix, F-75001-Paris|Paris|75001|FR",
                // a town that two countries have
                "ul. Vitosha 12; 7913 Senovo|Senovo|7913|SI",
                "Dlouhá 7; 439 81 Kryry|Kryry|439 81|CZ",
                "12 Main Street; 4908 Pyrgos|Pyrgos|4908|CY",
            })
    void townAndCodeProveTheirCountry(String text, String city, String code, String country) {
        Contact contact = Contacts.address(text.replace("; ", "\n"));

        assertThat(contact.country().code()).isEqualTo(country);
        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.address().postalCode()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Calle Mayor 5, 50001 Zaragoza Aragón|Zaragoza|Aragón|ES",
                "Calle Mayor 5; 13001 Tomelloso CR|Tomelloso|CR|ES",
                "Calle Mayor 5; 23319 Linares J|Linares|J|ES",
                "calle mayor 5, 13001 tomelloso cr|tomelloso|cr|ES",
                "Rua das Flores 5, 6004 Luzern LU|Luzern|LU|CH",
            })
    void soDoTheyWithTheirState(String text, String city, String state, String country) {
        Contact contact = Contacts.address(text.replace("; ", "\n"));

        assertThat(contact.country().code()).isEqualTo(country);
        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.address().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "Valletta, MT",
        "Vaduz, LI",
        "Tórshavn, FO",
        "Nuuk, GL",
        "Mariehamn, AX",
        "Suva, FJ",
        "Andorra la Vella, AD"
    })
    void aCapitalSpeaksForItsCountryHoweverSmall(String city, String country) {
        assertThat(Contacts.normalized("{'email':'a@b.io','city':'%s'}".formatted(city))
                        .country()
                        .code())
                .isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Victoria", "Hamilton", "Bridgetown", "Douglas", "Kingston", "Georgetown"})
    void butNotWhereItHasNamesakes(String city) {
        assertThat(Contacts.normalized("{'email':'a@b.io','city':'%s'}".formatted(city))
                        .country()
                        .code())
                .isIn("US", "CA", "JM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PO Box 5; Freeport, Grand Bahama|BS|Freeport|Grand Bahama",
                "Av. Libertador 45; Los Ángeles; BI|CL|Los Ángeles|BI",
                "12 Rizal Avenue; Puerto Princesa; 5300 PLW|PH|Puerto Princesa|PLW",
            })
    void aPartOfTheNamedCountryIsNoOtherCountry(String text, String country, String city, String state) {
        Contact contact = Contacts.normalized(
                "{'email':'a@b.io','country':'%s','address':'%s'}".formatted(country, text.replace("; ", "\\n")));

        assertThat(contact.country().code()).isEqualTo(country);
        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.address().state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Av. da Liberdade, 110; Luanda; Angola|Av. da Liberdade, 110|Luanda",
                "Avenida da Praia Grande, 429, Macau|Avenida da Praia Grande, 429|Macau",
            })
    void aNumberBehindAStreetIsNoCodeWhereThereAreNone(String text, String street, String city) {
        Contact contact = Contacts.address(text.replace("; ", "\n"));

        assertThat(contact.address().address1()).isEqualTo(street);
        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.address().postalCode()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 High Street; Kolonia YAP 96941; Micronesia|Kolonia|FM",
                "Main Street Koror Palau|Koror|PW",
                "12 Main Street; Saipan 96950; Northern Mariana Islands|Saipan|MP",
            })
    void countriesThatTheAmericanPostServesAreNoStates(String text, String city, String country) {
        Contact contact = Contacts.address(text.replace("; ", "\n"));

        assertThat(contact.country().code()).isEqualTo(country);
        assertThat(contact.address().city()).isEqualTo(city);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Apt 4",
                "Suite 200",
                "Unit B",
                "Floor 3",
                "3rd Floor",
                "# 4",
                "PO Box 123",
                "P.O. Box 12",
                "Flat 3"
            })
    void whereInAHouseIsNoTown(String unit) {
        Contact contact = Contacts.address("1 Main St\n" + unit);

        assertThat(contact.address().address1()).isEqualTo("1 Main St, " + unit);
        assertThat(contact.address().city()).isNull();
    }
}
