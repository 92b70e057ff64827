package dev.contactenricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MappingTests {

    private static final JsonMapper JSON = new JsonMapper();

    private final Mappings mappings = new Mappings(Map.of());

    @ParameterizedTest
    @CsvSource({
        "email,email",
        "E-Mail,email",
        " EMAIL ,email",
        "First Name,first_name",
        "firstname,first_name",
        "FIRST_NAME,first_name",
        "postalCode,postal_code",
        "Consent to SMS,consent_to_sms",
        "ExternalCrmId,external_crm_id",
        "GDPR-Consent-Override,gdpr_consent_override",
        "Loyalty Tier,Loyalty Tier"
    })
    void aColumnIsTheFieldThatItsNameIsWhateverItsCaseAndSigns(String column, String field) {
        assertThat(Mapping.plain().columns(List.of(column, "x")).contact(List.of("a", "")))
                .isEqualTo(json("{'%s': 'a'}".formatted(field)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"salesforce", "hubspot", "dynamics"})
    void everyBuiltInRuleLeadsToAFieldOfAContact(String name) {
        assertThat(Mappings.builtIn(name).values())
                .allMatch(rule -> rule.isEmpty()
                        || rule.equals("*")
                        || FieldNames.field(FieldNames.bare(rule)) != null
                        || List.of("address3", "country_code").contains(rule));
    }

    @Test
    void ofSeveralColumnsForOneFieldTheFirstOfTheMappingThatSaysSomethingCounts() {
        assertThat(mapped("salesforce", "{'MobilePhone': '2', 'HomePhone': '3', 'Phone': ' n/a', 'Email': 'a@b.co'}"))
                .isEqualTo(json("{'phone': '2', 'HomePhone': '3', 'email': 'a@b.co'}"));
        assertThat(mapped("salesforce", "{'HomePhone': '3', 'Phone': '1'}"))
                .isEqualTo(json("{'phone': '1', 'HomePhone': '3'}"));
    }

    /** Some views and queries have no other address of a contact. */
    @ParameterizedTest
    @ValueSource(strings = {"Address 1", "address1_composite"})
    void dynamicsWholeAddressIsRead(String column) {
        assertThat(mapped("dynamics", "{'" + column + "': 'Unter den Linden 1, 10117 Berlin'}")
                        .path("address")
                        .asString())
                .isEqualTo("Unter den Linden 1, 10117 Berlin");
    }

    /** {@code Mobile Phone} and {@code mobilephone} are one name, which has the place of the first. */
    @Test
    void aNameInTwoWritingsHasThePlaceOfTheFirst() {
        var mobile = json("{'phone': '2', 'Home Phone': '3'}");
        assertThat(mapped("dynamics", "{'Mobile Phone': '2', 'Home Phone': '3'}"))
                .isEqualTo(mobile);
        assertThat(mapped("dynamics", "{'Home Phone': '3', 'Mobile Phone': '2'}"))
                .isEqualTo(mobile);
    }

    @Test
    void aRefusalInWordsCountsBesideWhatCannotBeReadInWhateverOrder() {
        assertThat(mapped("dynamics", "{'donotbulkemail': 'perhaps', 'donotemail': '2026-01-01'}")
                        .get("consent_to_email"))
                .isEqualTo(mapped("dynamics", "{'donotemail': '2026-01-01', 'donotbulkemail': 'perhaps'}")
                        .get("consent_to_email"))
                .isEqualTo(json("'opted out'"));
    }

    @Test
    void ofOneNameInTwoWritingsTheFieldsOwnCountsInWhateverOrderAndTheOtherIsKept() {
        var both = json("{'email': 'b@b.co', 'Email': 'a@b.co'}");
        assertThat(mapped("salesforce", "{'Email': 'a@b.co', 'email': 'b@b.co'}"))
                .isEqualTo(both);
        assertThat(mapped("salesforce", "{'email': 'b@b.co', 'Email': 'a@b.co'}"))
                .isEqualTo(both);
        assertThat(mapped("salesforce", "{'Email': 'a@b.co', 'email': ''}").get("email"))
                .isEqualTo(json("{'email': 'a@b.co'}").get("email"));
    }

    @ParameterizedTest
    @CsvSource({
        "true,false",
        "TRUE,false",
        "1,false",
        "yes,false",
        "Y,false",
        "on,false",
        "Do Not Allow,false",
        "false,null",
        "No,null",
        "0,null",
        "off,null",
        "Allow,null"
    })
    void anOptOutRefusesWhereItIsTrueAndSaysNothingWhereItIsFalse(String value, String consent) {
        assertThat(mapped("salesforce", "{'HasOptedOutOfEmail': '%s'}".formatted(value)))
                .isEqualTo(json("{'consent_to_email': %s}".formatted(consent)));
    }

    @Test
    void anOptOutThatCannotBeReadIsNoFlag() {
        assertThat(mapped("salesforce", "{'Do Not Call': 'nein'}")).isEqualTo(json("{'consent_to_phone': {}}"));
        assertThat(mapped("salesforce", "{'Do Not Call': 'x'}")).isEqualTo(json("{'consent_to_phone': 'opted out'}"));
        assertThat(mapped("salesforce", "{'Do Not Call': ''}")).isEqualTo(json("{}"));
        assertThat(mapped("salesforce", "{'DoNotCall': true, 'Email Opt Out': 0}"))
                .isEqualTo(json("{'consent_to_phone': false, 'consent_to_email': null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"true\"",
                "yes.",
                "-1",
                "1.00",
                " OUI!",
                "はい",
                "Nicht zulassen",
                "Opted-Out",
                "[x]",
                "✅",
                "ausgewählt"
            })
    void anOptOutThatSoundsLikeOneIsARefusalThoughNoFlag(String value) {
        assertThat(mapped("salesforce", "{'Do Not Call': '%s'}".formatted(value.replace("\"", "\\\""))))
                .isEqualTo(json("{'consent_to_phone': 'opted out'}"));
    }

    @Test
    void theCompoundAddressOfASalesforceRecordIsTheAddress() {
        String address = "{'street': '1 rue X', 'city': 'Paris', 'postalCode': '75001', 'country': 'France'}";
        assertThat(mapped("salesforce", "{'Email': 'a@b.co', 'MailingAddress': %s}".formatted(address)))
                .isEqualTo(json("{'email': 'a@b.co', 'address': %s}".formatted(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contact: ", "Contact.", "Lead: ", "Person Account: ", "Person"})
    void aSalesforceColumnIsTheSameBehindTheNameOfItsObject(String object) {
        assertThat(mapped("salesforce", """
                        {'%1$sEmail': 'a@b.co', '%1$sMobile': '2', '%1$sEmail Opt Out': '1', '%1$sDo Not Call': 'true',
                         '%1$sMailing Street': '1 rue X', '%1$sMailing State': 'NY', '%1$sLoyalty Tier': 'Gold'}""".formatted(object))).isEqualTo(json("""
                        {'email': 'a@b.co', 'phone': '2', 'consent_to_email': false, 'consent_to_phone': false,
                         'address1': '1 rue X', 'state': 'NY', '%sLoyalty Tier': 'Gold'}""".formatted(object)));
    }

    @Test
    void aPersonAccountIsReadByItsApiNames() {
        assertThat(mapped("salesforce", """
                        {'attributes': {'type': 'Account'}, 'Id': '001', 'PersonContactId': '003', 'PersonEmail': 'a@b.co',
                         'Phone': '1', 'PersonMobilePhone': '2', 'PersonHasOptedOutOfEmail': true,
                         'PersonDoNotCall': false, 'et4ae5__HasOptedOutOfMobile__pc': true, 'PersonMailingCountryCode': 'FR',
                         'Personality': 'kind', 'PersonAssistantPhone': '3', 'SystemModstamp': '2026-03-01'}""")).isEqualTo(json("""
                        {'external_crm_id': '001', 'PersonContactId': '003', 'email': 'a@b.co', 'phone': '1',
                         'PersonMobilePhone': '2', 'consent_to_email': false, 'consent_to_phone': null,
                         'consent_to_sms': false, 'country_code': 'FR', 'Personality': 'kind', 'PersonAssistantPhone': '3'}"""));
    }

    @Test
    void aRecordOfHubSpotsApiIsOpened() {
        assertThat(mapped("hubspot", """
                        {'id': '101', 'createdAt': 'then', 'updatedAt': '2026-03-02', 'archived': false,
                         'properties': {'hs_object_id': '101', 'email': 'a@b.co', 'firstname': 'Ann', 'zip': '10115',
                           'lastmodifieddate': '2026-03-01', 'hs_lastmodifieddate': '2026-03-01T01:00Z', 'phone': null,
                           'hs_email_optout': null, 'hs_email_optout_7': 'true', 'company': 'ACME'}}""")).isEqualTo(json("""
                        {'external_crm_id': '101', 'createdAt': 'then', 'updated_at': '2026-03-01', 'archived': false,
                         'email': 'a@b.co', 'first_name': 'Ann', 'postal_code': '10115', 'phone': null,
                         'consent_to_email': false, 'company': 'ACME'}"""));
        assertThat(mapped("hubspot", """
                        {'vid': 102, 'properties': {'email': {'value': 'a@b.co'}, 'firstname': {'value': 'Bo', 'versions': []},
                           'hs_email_optout': {'value': 'true'}}}"""))
                .isEqualTo(json(
                        "{'external_crm_id': 102, 'email': 'a@b.co', 'first_name': 'Bo', 'consent_to_email': false}"));
        assertThat(mapped("hubspot", "{'email': 'a@b.co', 'properties': 'two houses'}"))
                .isEqualTo(json("{'email': 'a@b.co', 'properties': 'two houses'}"));
    }

    @Test
    void whatTheWebApiOfDynamicsSaysOfAValueIsNoValue() {
        assertThat(mapped("dynamics", """
                        {'@odata.etag': 'W/1', 'contactid': '1', 'emailaddress1': 'a@b.co', 'donotphone': true,
                         'donotphone@OData.Community.Display.V1.FormattedValue': 'Do Not Allow', 'donotemail': false,
                         '_parentcustomerid_value': 'x', 'versionnumber': 7,
                         '_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname': 'account'}""")).isEqualTo(json("""
                        {'external_crm_id': '1', 'email': 'a@b.co', 'consent_to_phone': false, 'consent_to_email': null,
                         '_parentcustomerid_value': 'x'}"""));
    }

    @Test
    void ofSeveralColumnsForOneConsentARefusalCountsInWhateverOrder() {
        assertThat(mapped(
                        "dynamics",
                        "{'donotemail': 'Allow', 'donotbulkemail': 'Do Not Allow', 'consent_to_email': 'y'}"))
                .isEqualTo(json("{'consent_to_email': false}"));
        assertThat(mapped("hubspot", "{'Opted out of email: News': 'true', 'Unsubscribed from all email': 'false'}"))
                .isEqualTo(json("{'consent_to_email': false}"));
        assertThat(mapped("dynamics", "{'consent_to_email': 'y', 'donotemail': 'perhaps'}"))
                .isEqualTo(json("{'consent_to_email': {}}"));
        assertThat(mapped("dynamics", "{'donotemail': 'Allow', 'consent_to_email': 'on'}"))
                .isEqualTo(json("{'consent_to_email': true}"));
    }

    @Test
    void ownMappingsRenameDropAndSayConstants() {
        Map<String, String> rules = new LinkedHashMap<>();
        rules.put("workMail", "email");
        rules.put("Newsletter off", "!consent_to_email");
        rules.put("Internal Note", "");
        rules.put("Customer: *", "*");
        rules.put("fields", "*");
        rules.put("country", "=DE");
        rules.put("postal.code", "=10115");
        Mapping own = new Mappings(Map.of("acme", rules)).find("acme").orElseThrow();
        assertThat(
                        own.contacts()
                                .contact(
                                        json(
                                                "{'Work Mail': 'a@b.co', 'newsletter_off': 'no', 'internalnote': 'x', 'Plan': 'Gold'}")))
                .isEqualTo(
                        json(
                                "{'email': 'a@b.co', 'consent_to_email': null, 'Plan': 'Gold', 'country': 'DE', 'postal_code': '10115'}"));
        assertThat(
                        own.contacts()
                                .contact(
                                        json(
                                                "{'fields': {'Customer: Work Mail': 'a@b.co', 'Customer: Plan': 'Gold'}, 'Country': 'AT'}")))
                .isEqualTo(
                        json("{'email': 'a@b.co', 'Customer: Plan': 'Gold', 'country': 'AT', 'postal_code': '10115'}"));
        assertThat(own.contacts().contact(json("{'Country': 'AT', 'postal_code': ' '}")))
                .isEqualTo(json("{'country': 'AT', 'postal_code': '10115'}"));
    }

    @Test
    void anOwnMappingOfABuiltInNameIsLaidOverIt() {
        Mapping own = new Mappings(Map.of("salesforce", Map.of("Private_Mail__c", "email", "Phone", "")))
                .find("salesforce")
                .orElseThrow();
        assertThat(own.contacts()
                        .contact(json(
                                "{'Email': 'b@b.co', 'Private_Mail__c': 'a@b.co', 'Phone': '1', 'LastName': 'Doe'}")))
                .isEqualTo(json("{'Email': 'b@b.co', 'email': 'a@b.co', 'last_name': 'Doe'}"));
    }

    @Test
    void whatIsNoObjectStaysAsItIs() {
        assertThat(mapped("salesforce", "[1]")).isEqualTo(json("[1]"));
        assertThat(mappings.find("sugar")).isEmpty();
    }

    @Test
    void aHeaderThatIsNoneIsToldWithoutAWordOfIt() {
        assertThat(Mapping.plain().columns(List.of("email", "x", "e mail")).fault())
                .contains("Columns 1 and 3 have the same name");
        assertThat(Mapping.plain().columns(List.of("ann@mail.example", "Ann")).fault())
                .contains(
                        "The first row must name columns, and email or phone among them; a mapping renames what a CRM exports");
        assertThat(Mapping.plain().columns(List.of("email", "n".repeat(501))).fault())
                .contains("The name of column 2 is longer than 500 characters");
        assertThat(Mapping.plain().columns(List.of("", "Email", "", "X", "x")).fault())
                .isEmpty();
    }

    private JsonNode mapped(String name, String contact) {
        return mappings.find(name).orElseThrow().contacts().contact(json(contact));
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
