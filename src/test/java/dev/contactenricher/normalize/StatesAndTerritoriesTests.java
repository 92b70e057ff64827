package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What two letters behind a town mean, and which part of a country a code lies in, is the same in every shape. */
class StatesAndTerritoriesTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");
    private static final String[] PARTS = {"address1", "city", "state", "postal_code", "country"};

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 Main St|Venice|CA|||US|US",
                "1 Main St|Palermo|CA|||US|US",
                "1 Main St|Delhi|LA|||US|US",
                "Via Roma 1|Como|CO|||IT|IT",
                "Via Roma 1|Parma|PR|||IT|IT",
                "Via Roma 1|Vicenza|VI|||IT|IT",
                "1 MG Road|Bhopal|MP|||IN|IN",
                "1 MG Road|Guwahati|AS|||IN|IN",
                "1 Calle Sol|San Juan|PR|||PR|PR",
                "1 Beach Rd|Saipan|MP|96950||US|US",
                "1 Calle Sol|San Juan||00901||PR|PR",
                "1 Elm St|Unknownville|SE|||SE|SE",
                "1 Elm St|Unknownville|NY|||US|",
                "1 Strand St|Douglas|Isle of Man|||IM|IM",
                "1 Hope Rd|Kingston|Jamaica|||JM|JM",
                "1 Hope Rd|Kingston|NY|||US|US",
                "1 Strand St|Douglas||IM1 1AA|United Kingdom|IM|IM",
                "1 Main St|Gibraltar||GX11 1AA||GI|GI"
            })
    void theEndMeansTheSameInEveryShape(
            String street,
            String city,
            @Nullable String state,
            @Nullable String code,
            @Nullable String country,
            String sent,
            @Nullable String found) {
        String end = state == null ? "" : ", " + state;
        String line = street + ", " + city + end + (code == null ? "" : " " + code);
        for (ObjectNode shape : shapes(line, street, city, state, code, country)) {
            Contact contact = contact(shape);
            assertThat(contact.country().code()).as("%s", shape).isEqualTo(sent);
            assertThat(contact.country().found()).as("%s", shape).isEqualTo(found);
            assertThat(contact.address().city()).as("%s", shape).isEqualTo(city);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Calle 1|Guadalajara|Jalisco|44100||MX",
                "Calle 1|León|Guanajuato|37000||MX",
                "Calle 1|Mérida|Badajoz|06800||ES",
                "Städtle 1|Vaduz||9490||LI",
                "Torggatan 1|Mariehamn||AX-22100||AX",
                "1 rue X|Saint-Denis||97400|France|RE",
                "1 rue X|Cayenne||97300|France|GF"
            })
    void theSameHoldsWhereTheCodeStandsFirst(
            String street, String city, @Nullable String state, String code, @Nullable String country, String sent) {
        String line = street + ", " + code + " " + city + (state == null ? "" : ", " + state);
        for (ObjectNode shape : shapes(line, street, city, state, code, country)) {
            assertThat(contact(shape).country().code()).as("%s", shape).isEqualTo(sent);
        }
    }

    /** A text, with the country in it and beside it, an object, and fields of the contact. */
    private static List<ObjectNode> shapes(String line, @Nullable String... parts) {
        String country = parts[PARTS.length - 1];
        List<ObjectNode> shapes = new ArrayList<>();
        String whole = country == null ? line : line + ", " + country;
        shapes.add(Contacts.JSON.createObjectNode().put("address", whole));
        shapes.add(Contacts.JSON.createObjectNode().put("address", whole.replaceFirst(", ", "\n")));
        ObjectNode inside = Contacts.JSON.createObjectNode();
        put(inside.putObject("address"), parts);
        shapes.add(inside);
        ObjectNode flat = Contacts.JSON.createObjectNode();
        put(flat, parts);
        shapes.add(flat);
        if (country != null) {
            shapes.add(Contacts.JSON.createObjectNode().put("address", line).put("country", country));
        }
        return shapes;
    }

    private static void put(ObjectNode into, @Nullable String... parts) {
        for (int i = 0; i < PARTS.length; i++) {
            if (parts[i] != null) {
                into.put(PARTS[i], parts[i]);
            }
        }
    }

    private static Contact contact(ObjectNode raw) {
        return ((Normalization.Normalized) NORMALIZER.normalize(raw.deepCopy().put("email", "a@example.com")))
                .contact();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            US | US_CA                            | CA
            US | US-WV West Virginia              | WV
            US | NC North Carolina                | NC
            US | Kalifornien                      | CA
            US | No. Dak.                         | ND
            CA | PQ                               | QC
            CA | NF                               | NL
            CA | Île-du-Prince-Édouard            | PE
            AU | Victoria (VIC)                   | VIC
            AU | Sth Australia                    | SA
            BR | Paraná (PR)                      | PR
            BR | SC - Santa Catarina              | SC
            BR | S. Paulo                         | SP
            IT | FO                               | FC
            IT | Città metropolitana di Milano    | MI
            IT | Südtirol                         | BZ
            IT | Sud Sardegna                     | SU
            DE | Bavaria (BY)                     | Bavaria
            US | NC South Carolina                | NC South Carolina
            """)
    void readsStatesWithTheirCodesAndByOtherNames(String country, String state, String expected) {
        var raw = Contacts.JSON.createObjectNode().put("email", "a@example.com");
        assertThat(((Normalization.Normalized) new ContactNormalizer("US")
                                .normalize(raw.put("country", country).put("state", state)))
                        .contact()
                        .address()
                        .state())
                .isEqualTo(expected);
    }
}
