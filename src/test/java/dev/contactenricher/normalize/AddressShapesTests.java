package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.contactenricher.consent.ConsentDecision;
import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Country;
import dev.contactenricher.contact.Finding;
import dev.contactenricher.contact.PostalAddress;
import dev.contactenricher.contact.StatedCountry;
import dev.contactenricher.normalize.Normalization.Normalized;
import dev.contactenricher.normalize.Towns.Town;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One address decides the same country, code and consent in whatever shape it comes. */
class AddressShapesTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");
    private static final ConsentPolicy POLICY = new ConsentPolicy(true);

    private record Decided(
            @Nullable String country, @Nullable String code, String consent) {

        static Decided of(Contact contact) {
            ConsentDecision decision = POLICY.decide(contact);
            return new Decided(contact.country().code(), contact.address().postalCode(), decision.rule());
        }
    }

    @ParameterizedTest
    @MethodSource("dev.contactenricher.normalize.Towns#stream")
    void everyShapeDecidesAlike(Town town) {
        for (ObjectNode shape : town.shapes()) {
            Contact contact = contact(shape);
            assertThat(contact.country().code()).as("%s", shape).isEqualTo(town.country());
            assertThat(contact.address().city()).as("%s", shape).isEqualTo(town.city());
            assertThat(Decided.of(contact)).as("%s", shape).isEqualTo(Decided.of(contact(town.text())));
            assertThat(POLICY.decide(contact) instanceof Refused)
                    .as("%s", shape)
                    .isEqualTo(town.isInEurope());
        }
    }

    /** What a web form or an old export left of accents. */
    @ParameterizedTest
    @CsvSource({
        "K&ouml;ln, Hauptstra&szlig;e 5, &Ouml;sterreich, Köln, Hauptstraße 5, AT",
        "M&#252;nchen, K&#xf6;nigsplatz 1, Deutschland, München, Königsplatz 1, DE",
        "Saint-&Eacute;tienne, 5 rue Andr&eacute;, C&ocirc;te d&#39;Ivoire, Saint-Étienne, 5 rue André, CI",
        "KÃ¶ln, HauptstraÃŸe 5, Ã–sterreich, Köln, Hauptstraße 5, AT"
    })
    void partsAreReadThroughEntitiesAndWrongEncodings(
            String city, String street, String country, String readCity, String readStreet, String code) {
        ObjectNode object = Contacts.JSON.createObjectNode().put("email", "a@example.com");
        object.putObject("address").put("city", city).put("street", street).put("country", country);
        ObjectNode flat = Contacts.JSON
                .createObjectNode()
                .put("email", "a@example.com")
                .put("city", city)
                .put("street", street)
                .put("country", country);
        for (ObjectNode shape : List.of(object, flat)) {
            Contact contact = contact(shape);
            assertThat(contact.address().city()).isEqualTo(readCity);
            assertThat(contact.address().address1()).isEqualTo(readStreet);
            assertThat(contact.country().code()).isEqualTo(code);
        }
    }

    /** What the text says of the country stands beside the object, which says the rest. */
    @Test
    void everyLabelledTextDecidesAsItsPartsDo() throws IOException {
        LabelledCases cases = LabelledCases.find().orElse(null);
        assumeTrue(cases != null, "no labelled cases; name their folder with -Dnormalization.data=FOLDER");
        List<String> apart = new ArrayList<>();
        for (JsonNode row : cases.texts()) {
            ObjectNode text = Contacts.JSON
                    .createObjectNode()
                    .put("address", row.get("text").stringValue());
            Contact one = contact(text);
            for (boolean flat : new boolean[] {true, false}) {
                ObjectNode parts = Contacts.JSON.createObjectNode();
                put(
                        flat ? parts : parts.putObject("address"),
                        one.address(),
                        one.country().found());
                Contact other = contact(parts);
                if (!Decided.of(other).equals(Decided.of(one))) {
                    apart.add("%s as %s: %s and %s".formatted(text, parts, Decided.of(one), Decided.of(other)));
                }
            }
        }
        assertThat(apart).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'address': {'address1': 'Hauptstr. 1', 'address2': '10115 Berlin'}}|Hauptstr. 1|Berlin|10115|DE",
                "{'address': {'street': 'Hauptstr.', 'house_number': '1', 'plz': 10115, 'ort': 'Berlin'}}|Hauptstr. 1|Berlin|10115|DE",
                "{'address': 'Hauptstr. 1, 10115 Berlin', 'city': 'Berlin', 'zip': '10115'}|Hauptstr. 1|Berlin|10115|DE",
                "{'address': {'street': ['Hauptstr. 1', ''], 'city': '10115 Berlin'}}|Hauptstr. 1|Berlin|10115|DE",
                "{'street': 'Hauptstr. 1', 'city': 'Berlin, Germany'}|Hauptstr. 1|Berlin||DE",
                "{'address1': 'Hauptstr. 1, Berlin, Germany', 'city': 'Berlin'}|Hauptstr. 1, Berlin, Germany|Berlin||DE",
                "{'address': {'line1': '1 Main St', 'city': 'Springfield, IL 62701'}}|1 Main St|Springfield|62701|US",
                "{'address': {'street1': '1 Main St', 'City': 'Dover', 'State/Province': 'DE'}}|1 Main St|Dover||US",
                "{'addressLine1': '1 rue X', 'locality': 'Cayenne', 'postalCode': '97300', 'countryCode': 'FR'}|1 rue X|Cayenne|97300|GF"
            })
    void mixedFormsAreReadToo(
            String json, String street, @Nullable String city, @Nullable String code, @Nullable String country) {
        Contact contact = contact((ObjectNode) Contacts.JSON.readTree(json.replace('\'', '"')));
        assertThat(contact.address())
                .extracting(PostalAddress::address1, PostalAddress::city, PostalAddress::postalCode)
                .containsExactly(street, city, code);
        assertThat(
                        contact.country().found() == null
                                ? contact.country().given()
                                : contact.country().found())
                .isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMEA", "Western Europe", "APAC"})
    void aSalesRegionIsNoStateAndIsPassedThrough(String region) {
        Contact contact =
                contact(Contacts.JSON.createObjectNode().put("city", "Boston").put("region", region));
        assertThat(contact.address().state()).isNull();
        assertThat(contact.additional()).containsKey("region");
    }

    @Test
    void aCountyBesideAStateIsPassedThrough() {
        Contact contact = contact(Contacts.JSON
                .createObjectNode()
                .put("city", "Brooklyn")
                .put("state", "NY")
                .put("county", "Kings"));
        assertThat(contact.address().state()).isEqualTo("NY");
        assertThat(contact.additional()).containsKey("county");
    }

    @Test
    void aNationalPhoneIsReadWhereTheAddressIs() {
        ObjectNode contact = Contacts.JSON
                .createObjectNode()
                .put("phone", "030 901820")
                .put("city", "Berlin")
                .put("postal_code", "10115");
        assertThat(contact(contact).phone()).hasFieldOrPropertyWithValue("e164", "+4930901820");
    }

    @Test
    void aPartThatIsNotKnownIsAWarning() {
        ObjectNode contact = Contacts.JSON.createObjectNode().put("email", "a@example.com");
        contact.putObject("address").put("city", "Boston").put("planet", "Earth");
        assertThat(NORMALIZER.normalize(contact).warnings())
                .extracting(Finding::code)
                .containsExactly("address_part_unknown");
    }

    /** What stands there may say the country: the default is for contacts that say nothing of theirs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[['Hauptstr. 5', 'Berlin']]",
                "['Home', {'city': 'Berlin'}]",
                "[{'home': {'city': 'Berlin', 'country': 'DE'}}]",
                "{'home': {'city': 'Berlin', 'country': 'DE'}}",
                "{'type': 'home', 'value': 'Berlin, DE'}",
                "{'city': 'Elsewhere', 'Ship Country': 'DE'}",
                "{'country': {'code': 'DE'}}",
                "true"
            })
    void anAddressThatCannotBeReadLeavesTheCountryInDoubt(String address) {
        Contact contact = Contacts.normalized("{'email': 'ann@mail.example', 'address': " + address + "}");
        assertThat(contact.country().stated()).isInstanceOf(StatedCountry.Unreadable.class);
        assertThat(contact.country().code()).isNull();
        assertThat(Contacts.normalization("{'email': 'ann@mail.example', 'address': " + address + "}")
                        .warnings())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[null]", "{}", "{'type': 'home', 'id': 7, 'city': null}", "['n/a']", "null"})
    void anAddressThatSaysNothingLeavesNoDoubt(String address) {
        assertThat(country("'address': " + address).code()).isEqualTo("US");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'city': ['Berlin']",
                "'city': {'name': 'Berlin'}",
                "'state': {'code': 'BY'}",
                "'zip': [10115]",
                "'address': {'street': 'Hauptstr. 5', 'city': {'name': 'Berlin'}}",
                "'timezone': {'id': 'Europe/Berlin'}",
                "'phone': {'number': '+4930901820'}",
                "'phone': '+49'",
                "'phone': '+49 30'",
                "'phone': '0049 (0) 30'",
                "'phone': '011-44-20'",
                "'phone': '+49 30 901820 999999999'"
            })
    void whatPlacesTheContactAndCannotBeReadIsDoubt(String fields) {
        assertThat(country(fields)).isEqualTo(new Country(null, new StatedCountry.Unreadable(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'city': []",
                "'address': {'city': []}",
                "'phone': '+1'",
                "'phone': '415'",
                "'phone': '+999 1'",
                "'timezone': []"
            })
    void whatSaysNothingOrNothingOfAbroadLeavesNoDoubt(String fields) {
        assertThat(country(fields).code()).isEqualTo("US");
    }

    private static Country country(String fields) {
        return Contacts.normalized("{'email': 'ann@mail.example', " + fields + "}")
                .country();
    }

    /** As exports of databases and of Python have it in one cell. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"street\": \"Hauptstr. 5\", \"city\": \"Berlin\", \"country\": \"Germany\"}",
                " {'street': 'Hauptstr. 5', 'city': 'Berlin', 'country': 'DE'}",
                "{'street': 'Hauptstr. 5', 'unit': None, 'city': 'Berlin', 'zip': nan, 'country': 'DE', 'primary': True}",
                "[{\"street\": \"Hauptstr. 5\", \"city\": \"Berlin\", \"country\": \"DE\"}]"
            })
    void anObjectWrittenAsTextIsRead(String address) {
        Contact contact = normalizedText(address);
        assertThat(contact.address()).isEqualTo(new PostalAddress("Hauptstr. 5", null, "Berlin", null, null));
        assertThat(contact.country().code()).isEqualTo("DE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'phone': ['']",
                "'phone': {'value': null, 'type': 'work'}",
                "'phone': [{'value': '', 'primary': true}]",
                "'timezone': [null]",
                "'city': ['n/a']",
                "'state': {'code': '', 'name': null}",
                "'postal_code': [[]]",
                "'phone': '011 1 212'",
                "'city': {'name': 'Newark'}, 'phone': '+1 212 555 2368'",
                "'address': {'city': {'name': 'Newark'}}, 'timezone': 'America/New_York'"
            })
    void whatSaysNothingOrIsSaidBesideLeavesNoDoubt(String fields) {
        assertThat(country(fields).code()).isEqualTo("US");
        assertThat(country(fields).stated()).isInstanceOf(StatedCountry.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'city': 'Berlin', 'country': none}", "{\"city\": \"Berlin\"", "{Berlin;DE}"})
    void anObjectWrittenAsTextThatCannotBeReadIsDoubt(String address) {
        assertThat(normalizedText(address).country().stated()).isInstanceOf(StatedCountry.Unreadable.class);
    }

    private static Contact normalizedText(String address) {
        var raw = Contacts.JSON
                .createObjectNode()
                .put("email", "ann@mail.example")
                .put("address", address);
        return ((Normalized) Contacts.verbatim(raw.toString())).contact();
    }

    @Test
    void ofSeveralAddressesTheFirstIsTaken() {
        Normalization normalization = Contacts.normalization("""
                {'email': 'ann@mail.example', 'address': [
                  {'type': 'home', 'street': 'Hauptstr. 5', 'zip': '10115', 'city': 'Berlin'},
                  {'type': 'work', 'street': '1 Main St', 'city': 'Austin', 'state': 'TX'}]}""");
        assertThat(((Normalized) normalization).contact().address().city()).isEqualTo("Berlin");
        assertThat(((Normalized) normalization).contact().country().code()).isEqualTo("DE");
        assertThat(normalization.warnings()).extracting(Finding::code).containsExactly("address_several");
    }

    /** As schema.org, Google's geocoder, SCIM and CRMs of other countries call them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@type': 'PostalAddress', 'streetAddress': '5 High St', 'addressLocality': 'Austin', 'addressRegion': 'TX',"
                        + " 'postalCode': '78701', 'addressCountry': 'US'}",
                "{'street_number': '5', 'route': 'High St', 'locality': 'Austin', 'administrative_area_level_1': 'TX',"
                        + " 'postal_code': '78701', 'country': 'US'}",
                "{'type': 'work', 'streetAddress': '5 High St', 'locality': 'Austin', 'region': 'TX', 'postalCode': '78701',"
                        + " 'country': 'US', 'primary': true}",
                "{'rue': '5 High St', 'ville': 'Austin', 'region': 'TX', 'code_postal': '78701', 'pays': 'US'}",
                "{'indirizzo': '5 High St', 'comune': 'Austin', 'provincia': 'TX', 'cap': '78701', 'paese': 'US'}",
                "{'dirección': '5 High St', 'ciudad': 'Austin', 'estado': 'TX', 'cp': '78701', 'país': 'US'}"
            })
    void partsGoByTheNamesOfManyVocabularies(String address) {
        Normalization normalization =
                Contacts.normalization("{'email': 'ann@mail.example', 'address': " + address + "}");
        PostalAddress found = ((Normalized) normalization).contact().address();
        assertThat(found.address1()).isIn("5 High St", "High St 5");
        assertThat(found).extracting("city", "state", "postalCode").containsExactly("Austin", "TX", "78701");
        assertThat(normalization.warnings()).isEmpty();
    }

    /** As Salesforce has compound addresses where lists of states and countries are switched on. */
    @Test
    void aKnownPartUnderASecondNameIsNoneThatIsNotKnown() {
        ObjectNode contact = Contacts.JSON.createObjectNode().put("email", "a@example.com");
        contact.putObject("address")
                .put("street", "1 Main St")
                .put("city", "San Francisco")
                .put("state", "California")
                .put("stateCode", "CA")
                .put("postalCode", "94105")
                .put("country", "United States")
                .put("countryCode", "US");
        assertThat(NORMALIZER.normalize(contact).warnings()).isEmpty();
        assertThat(contact(contact).address()).hasFieldOrPropertyWithValue("state", "CA");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            street | 12 Oak St   | line1  | 12 Oak St   | false
            street | 12 Oak St   | line1  | 40 Elm Ave  | true
            city   | Springfield | town   | Shelbyville | true
            city   | Springfield | region | EMEA        | true
            """)
    void whatASecondNameOfAPartSaysOtherwiseIsNotLostWithoutAWord(
            String name, String value, String second, String other, boolean isTold) {
        ObjectNode contact = Contacts.JSON.createObjectNode().put("email", "ann@mail.example");
        contact.putObject("address").put(name, value).put(second, other).put("postal_code", "62701");
        assertThat(NORMALIZER.normalize(contact).warnings())
                .extracting(Finding::code)
                .filteredOn("address_part_unknown"::equals)
                .hasSize(isTold ? 1 : 0);
    }

    private static void put(ObjectNode into, PostalAddress address, @Nullable String country) {
        put(into, "address1", address.address1());
        put(into, "address2", address.address2());
        put(into, "city", address.city());
        put(into, "state", address.state());
        put(into, "postal_code", address.postalCode());
        put(into, "country", country);
    }

    private static void put(ObjectNode into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }

    private static Contact contact(ObjectNode raw) {
        return ((Normalized) NORMALIZER.normalize(raw.deepCopy().put("email", "a@example.com"))).contact();
    }
}
