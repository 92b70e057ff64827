package dev.contactenricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CountryColumnsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mailing Country",
                "Billing Country",
                "Default Address Country Code",
                "Address Country",
                "primary_address_country",
                "Business Country/Region",
                "Address 1 - Country",
                "Person - Country of Postal address",
                "HomeCountry",
                "Country__c",
                "Country of residence",
                "Land/Region",
                "Adresse 1: Land/Region",
                "Land/Region (geschäftlich)",
                "Pays/région",
                "País/región",
                "Paese di residenza",
                "国/地域"
            })
    void aColumnThatTellsThePersonsCountryIsHeardAndGoesOn(String column) {
        JsonNode contact = contact(List.of("email", column), List.of("a@b.co", "Germany"));
        assertThat(contact.path("country").asString()).isEqualTo("Germany");
        assertThat(contact.path(column).asString()).isEqualTo("Germany");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Company Country",
                "Phone Country Code",
                "IP Country",
                "Country of birth",
                "Bundesland",
                "Landing Page",
                "Land line",
                "Country Manager",
                "Islands"
            })
    void anotherCountryIsNone(String column) {
        assertThat(contact(List.of("email", column), List.of("a@b.co", "Germany"))
                        .has("country"))
                .isFalse();
    }

    @Test
    void theContactsOwnCountryComesFirst() {
        assertThat(contact(List.of("email", "Billing Country", "country"), List.of("a@b.co", "Germany", "US"))
                        .path("country")
                        .asString())
                .isEqualTo("US");
        assertThat(contact(List.of("email", "Billing Country", "Country Code"), List.of("a@b.co", "Germany", "US"))
                        .has("country"))
                .isFalse();
        assertThat(contact(List.of("email", "Billing Country", "country"), List.of("a@b.co", "Germany", ""))
                        .path("country")
                        .asString())
                .isEqualTo("Germany");
    }

    @Test
    void ofTwoThatDifferTheSecondIsEvidence() {
        JsonNode contact =
                contact(List.of("email", "Billing Country", "Shipping Country"), List.of("a@b.co", "US", "Germany"));
        assertThat(contact.path("country").asString()).isEqualTo("US");
        assertThat(contact.path("country_code").asString()).isEqualTo("Germany");
    }

    @Test
    void onlyTextAndNumbersTellIt() {
        Mapping salesforce = new Mappings(Map.of()).find("salesforce").orElseThrow();
        JsonMapper json = new JsonMapper();
        assertThat(salesforce
                        .contacts()
                        .contact(json.readTree("{\"OtherCountry\": \"DE\"}"))
                        .path("country")
                        .asString())
                .isEqualTo("DE");
        assertThat(salesforce
                        .contacts()
                        .contact(json.readTree("{\"OtherCountry\": {\"code\": \"DE\"}, \"HomeCountry\": true}"))
                        .has("country"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"OtherAddress\": {\"city\": \"Berlin\", \"country\": \"Germany\"}}",
                "{\"billing_address\": {\"city\": \"Berlin\", \"country_name\": \"Germany\"}}",
                "{\"addresses\": [{\"addressCountry\": \"Germany\"}, {\"addressCountry\": \"US\"}]}",
                "{\"Billing Address\": \"Unter den Linden 1, 10117 Berlin, Germany\"}",
                "{\"homeAddress\": \"Unter den Linden 1\\n10117 Berlin\\nGermany\"}"
            })
    void theCountryOfAnotherAddressIsHeard(String json) {
        JsonNode plain = new PlainContacts().contact(new JsonMapper().readTree(json));
        JsonNode mapped = new Mappings(Map.of())
                .find("hubspot")
                .orElseThrow()
                .contacts()
                .contact(new JsonMapper().readTree(json));
        assertThat(plain.path("country").asString()).isEqualTo("Germany");
        assertThat(mapped.path("country").asString()).isEqualTo("Germany");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"company_address\": {\"country\": \"Germany\"}}",
                "{\"email_address\": \"a, Germany\"}",
                "{\"billing_address\": \"1 Peachtree St, Atlanta, Georgia\"}",
                "{\"billing_address\": \"1 Main St, Dover, DE\"}",
                "{\"billing_address\": {\"city\": \"Berlin\", \"country\": null}}",
                "{\"billing_address\": [], \"home_address\": true}"
            })
    void whatIsNoPersonsAddressOrNamesNoCountryTellsNone(String json) {
        assertThat(new PlainContacts().contact(new JsonMapper().readTree(json)).has("country"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"billing_country\": \"DE\"}",
                "{\"billing_country\": \"DE\", \"country\": null}",
                "{\"billing_country\": \"DE\", \"address\": {\"city\": \"Springfield\", \"country\": \"n/a\"}}"
            })
    void jsonThatIsNotMappedIsHeardLikeAFile(String contact) {
        JsonNode told = new PlainContacts().contact(new JsonMapper().readTree(contact));
        assertThat(told.path("country").asString()).isEqualTo("DE");
        assertThat(told.path("billing_country").asString()).isEqualTo("DE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"billing_country\": \"DE\", \"country_code\": \"US\"}",
                "{\"billing_country\": \"DE\", \"address\": {\"countryCode\": \"US\"}}",
                "{\"billing_country\": \"DE\", \"address\": [{\"addressCountry\": \"US\"}]}",
                "{\"billing_country\": \"n/a\"}",
                "{\"billing_country\": {\"name\": \"DE\"}}",
                "{\"company_country\": \"DE\"}"
            })
    void inJsonTooTheContactsOwnCountryComesFirst(String contact) {
        assertThat(new PlainContacts()
                        .contact(new JsonMapper().readTree(contact))
                        .has("country"))
                .isFalse();
    }

    @Test
    void aConstantIsForWhoSaysNothing() {
        Mapping own = new Mappings(Map.of("acme", Map.of("country", "=US", "Office Country", "")))
                .find("acme")
                .orElseThrow();
        assertThat(own.columns(List.of("email", "Land"))
                        .contact(List.of("a@b.co", "Deutschland"))
                        .path("country")
                        .asString())
                .isEqualTo("Deutschland");
        assertThat(own.columns(List.of("email", "Land"))
                        .contact(List.of("a@b.co", "n/a"))
                        .path("country")
                        .asString())
                .isEqualTo("US");
    }

    private static JsonNode contact(List<String> header, List<String> cells) {
        return Mapping.plain().columns(header).contact(cells);
    }
}
