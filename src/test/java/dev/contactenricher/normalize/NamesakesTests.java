package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization.Normalized;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is called like something else: towns like countries, states like towns, numbers like codes. */
class NamesakesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Calle Recogidas 5, 18005 Granada         | Granada       |         | 18005    | ES
            Grand Anse Rd, St. George's, Granada     | St. George's  |         |          | GD
            12 High St, Norwich, Norfolk             | Norwich       | Norfolk |          | GB
            100 Brooke Ave, Norfolk                  | Norfolk       |         |          | US
            Via Roma 5, 91025 Marsala                | Marsala       |         | 91025    | IT
            Rua da Lapa 5, 7940-250 Cuba             | Cuba          |         | 7940-250 | PT
            Av. Sete de Setembro 5, Salvador         | Salvador      |         |          | BR
            Calle 5, Bogotá, Columbia                | Bogotá        |         |          | CO
            12 rue de Rivoli, 75001 Paris, França    | Paris         |         | 75001    | FR
            12 rue de Rivoli, 75001 Paris, Franca    | Paris         |         | 75001    | FR
            """)
    void aTownThatHasTheNameOfACountry(
            String text, String city, @Nullable String state, @Nullable String code, String country) {
        assertAddress(Contacts.address(text), city, state, code, country);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Los Angeles     | 90012      | US
            San Jose        | 95112      | US
            San Antonio     | 78205-1234 | US
            St. Louis       | 63101      | US
            Alexandria      | 22314      | US
            New London      | 06320      | US
            Prescott Valley | 86314      | US
            Toledo          | 43604      | US
            Toledo          | 45001      | ES
            Alexandria      | 21500      | EG
            Saint-Louis     | 68300      | FR
            Berlin          | 12043      | DE
            San Juan        | 00901      | PR
            """)
    void aTownsOwnZipCodeTellsItFromItsNamesakes(String city, String code, String country) {
        assertThat(Contacts.address(city + " " + code).country().found()).isEqualTo(country);
        assertThat(Contacts.address("12 Oak St, " + city + ", " + code)
                        .country()
                        .found())
                .isEqualTo(country);
        assertThat(Contacts.normalized(
                                "{'email': 'a@example.com', 'city': '%s', 'postal_code': '%s'}".formatted(city, code))
                        .country()
                        .found())
                .isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            123 Oak Dr                   |
            123 OAK DR                   |
            500 Santiago Dr.             |
            Oak Dr                       |
            12 Oak Dr, Dallas, TX 75201  | US
            Calle 5, Santo Domingo DR    | DO
            Santo Domingo, DR            | DO
            """)
    void aStreetsKindIsNoCountry(String text, @Nullable String country) {
        assertThat(Contacts.address(text).country().found()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({
        "Perth,PH1 5AA,GB",
        "boston,pe21 6aa,GB",
        "Windsor,SL41AA,GB",
        "Durham,DH1 1AA,GB",
        "Perth,K7H 1A1,CA",
        "Paris,N3L1A1,CA",
        "London,n6a 1a1,CA",
        "London,SW1A 1AA,GB",
        "Boston,1234 AB,NL",
        "St Helier,JE2 3AA,JE"
    })
    void aCodeWithLettersTellsATownFromItsNamesakes(String city, String code, String country) {
        Contact contact = Contacts.normalized(
                "{'email': 'a@example.com', 'city': '%s', 'postal_code': '%s'}".formatted(city, code));
        assertThat(contact.country().found()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource({"paris,tx,US", "Moscow,Id,US", "london,on,CA", "perth,wa,AU", "Milano,mi,IT"})
    void aCodeInTheFieldForAStateIsOneInAnyCase(String city, String state, String country) {
        Contact contact =
                Contacts.normalized("{'email': 'a@example.com', 'city': '%s', 'state': '%s'}".formatted(city, state));
        assertThat(contact.country().found()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"East", "West", "North Central", "Central Region", "west coast", "Mountain"})
    void aSalesTerritoryIsNoCountry(String name) {
        for (String field : List.of("region", "state", "county")) {
            Contact contact = Contacts.normalized(
                    "{'email': 'a@example.com', 'phone': '415-555-2671', '%s': '%s'}".formatted(field, name));
            assertThat(contact.country().code()).isEqualTo("US");
            assertThat(contact.phone()).isNotNull();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Los Angeles, California, CA              | Los Angeles   | CA   |       | US
            5 Main St, Austin, Texas, TX 78701       | Austin        | TX   | 78701 | US
            5 Main St, New York, New York, NY 10001  | New York      | NY   | 10001 | US
            Toronto, Ontario, ON                     | Toronto       | ON   |       | CA
            Sydney, New South Wales, NSW 2000        | Sydney        | NSW  | 2000  | AU
            5 Main St, New York, NY                  | New York      | NY   |       | US
            123 rue Saint-Paul, Québec               | Québec        |      |       | CA
            123 rue Saint-Paul, Montréal, Québec     | Montréal      | QC   |       | CA
            100 Main St, Vancouver, B.C.             | Vancouver     | BC   |       | CA
            Av. Juárez 100, 44100 Guadalajara, Jal.  | Guadalajara   | Jal. | 44100 | MX
            Av. Juárez 100, 44100 Guadalajara, JAL   | Guadalajara   | JAL  | 44100 | MX
            Calle 60, 97000 Mérida, Yuc.             | Mérida        | Yuc. | 97000 | MX
            5 Elm St, Denver, Col.                   | Denver        | CO   |       | US
            """)
    void aStateThatIsNamedTwiceOrHasDots(
            String text, String city, @Nullable String state, @Nullable String code, String country) {
        assertAddress(Contacts.address(text), city, state, code, country);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Rua Augusta, 1500, São Paulo, SP                   | Rua Augusta, 1500                   | São Paulo | SP
            Rua das Flores, 1230, Centro, Curitiba, PR         | Rua das Flores, 1230, Centro        | Curitiba  | PR
            Via Roma, 1200, Milano, MI                         | Via Roma, 1200                      | Milano    | MI
            Atatürk Mah. Cumhuriyet Cad. No:12 D:3 Kadıköy/İstanbul | Atatürk Mah. Cumhuriyet Cad. No:12 D:3 | Kadıköy | İstanbul
            İstiklal Cad. No:1 Beyoğlu/İstanbul                | İstiklal Cad. No:1                  | Beyoğlu   | İstanbul
            """)
    void aHouseNumberIsNeitherACodeNorAPartOfTheTown(String text, String street, String city, String state) {
        Contact contact = Contacts.address(text);

        assertThat(contact.address().address1()).isEqualTo(street);
        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.address().state()).isEqualTo(state);
        assertThat(contact.address().postalCode()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US | state       | Ontario    | CA
            US | state       | Bavaria    | DE
            US | state       | BC         |
            US | state       | Col.       |
            US | city        | Luxembourg | LU
            US | city        | Germany    | DE
            US | city        | Granada    |
            US | city        | Lebanon    |
            US | city        | Berlin-Mitte       | DE
            US | city        | Praha 5 - Smíchov  | CZ
            US | city        | Paris 15e          | FR
            US | city        | London SW1         | GB
            US | city        | Winston-Salem      | US
            US | city        | Berlin (Germany)   | DE
            US | city        | Paris - France     | FR
            US | postal_code | D-10117    | DE
            US | postal_code | FIN-00100  | FI
            US | postal_code | F-75001    | FR
            US | postal_code | DE-19801   |
            US | postal_code | 1012 LG    | NL
            US | postal_code | 1234-567   | PT
            US | postal_code | 10117      |
            """)
    void aPartThatStandsAlone(String home, String field, String value, @Nullable String country) {
        assertThat(contact(home, field, value).country().found()).isEqualTo(country);
    }

    /** No list has every hamlet and suburb, but its street and its code say where it is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US | Strandvejen 5, 2900 Hellerup         | DK
            US | Solveien 5, 1177 Nordstrand          | NO
            US | Storgatan 5, 930 90 Nirgendsby       | SE
            US | Hauptstraße 5, 3512 Unterbergern     | AT
            US | Bahnhofstrasse 5, 8499 Nirgendwil    | CH
            US | Hauptstr. 5, 3512 Unterbergern       |
            US | Dorpsstraat 5, 2275 Nergensdorp      | BE
            ZA | Kerkstraat 5, 7600 Nergensdorp       |
            US | Fő utca 5, 8999 Nincsfalva           | HU
            US | Via Cantonale 5, 6999 Nessunluogo    | CH
            US | 1 Elm Street, 2900 Nowhereville      |
            """)
    void aTownThatNoListHas(String home, String text, @Nullable String country) {
        assertThat(contact(home, "address", text).country().found()).isEqualTo(country);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Brivibas iela 5, Riga LV-1010        | Riga    | LV-1010 | LV
            Gedimino pr. 5, Vilnius LT-01103     | Vilnius | 01103   | LT
            12 MG Road, Pune-411001              | Pune    | 411001  | IN
            """)
    void aCodeWithItsSignBehindTheTown(String text, String city, String code, String country) {
        assertAddress(Contacts.address(text), city, null, code, country);
    }

    /** A county, province or state's code in its field, called like a country or like one of another country. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Norwich     | Norfolk    | GB
                        | Norfolk    | GB
            Kingston    | Norfolk    | NF
            Motril      | Granada    | ES
            Granada     | Granada    | ES
            Hasselt     | Limburg    | NL
            Delémont    | Jura       | CH
            Dole        | Jura       | FR
                        | Luxembourg | LU
                        | Guadeloupe | GP
            Nowhere     | BW         | DE
            Gaborone    | BW         | BW
                        | BY         | DE
            M?nchen     | BY         | DE
            Nowhere     | HE         | DE
            Nowhere     | TG         | CH
            Nowhere     | CR         | IT
            Nowhere     | MB         |
            Nowhere     | SE         | SE
            """)
    void aPartThatIsCalledLikeAnother(@Nullable String city, String state, @Nullable String country) {
        String named = city == null ? "" : city;
        Contact contact = Contacts.normalized(
                "{'email': 'a@example.com', 'address': {'city': '%s', 'state': '%s'}}".formatted(named, state));
        assertThat(contact.country().found()).isEqualTo(country);
    }

    /** The street's language says nothing where it is the language at home, and home has a town of that name. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US | Rua das Flores 12, Amarante  | PT
            BR | Rua das Flores 12, Amarante  |
            BR | Rua das Flores 12, Espinho   | PT
            CA | 12 rue Principale, Chambly   |
            US | 12 rue Principale, Chambly   | FR
            CA | 12 rue Principale, Lyon      | FR
            """)
    void aStreetInTheLanguageOfTheCountryThatIsExpected(String home, String text, @Nullable String country) {
        assertThat(contact(home, "address", text).country().found()).isEqualTo(country);
    }

    private static Contact contact(String home, String field, String value) {
        ObjectNode raw =
                Contacts.JSON.createObjectNode().put("email", "a@example.com").put(field, value);
        return ((Normalized) new ContactNormalizer(home).normalize(raw)).contact();
    }

    private static void assertAddress(
            Contact contact, String city, @Nullable String state, @Nullable String code, String country) {
        assertThat(contact.address().city()).isEqualTo(city);
        assertThat(contact.address().state()).isEqualTo(state);
        assertThat(contact.address().postalCode()).isEqualTo(code);
        assertThat(contact.country().code()).isEqualTo(country);
    }
}
