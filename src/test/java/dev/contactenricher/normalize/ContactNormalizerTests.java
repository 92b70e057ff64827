package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.address;
import static dev.contactenricher.normalize.Contacts.normalization;
import static dev.contactenricher.normalize.Contacts.normalized;
import static dev.contactenricher.normalize.Contacts.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactNormalizerTests {

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "'text'", "[]", "true"})
    void refusesWhatIsNoObject(String json) {
        assertThat(rejected(json).errors()).extracting(Finding::field).containsExactly("contact");
    }

    @Test
    void needsAnEmailOrAPhone() {
        assertThat(rejected("{'first_name': 'Ada'}").errors())
                .extracting(Finding::code)
                .containsExactly("identity_missing");
    }

    @ParameterizedTest
    @CsvSource({
        "email, 7x, email_invalid",
        "updated_at, yesterday, updated_at_invalid",
        "communication_preferences, email, object_expected",
        "interaction_history, call, array_expected",
        "external_crm_id, 'A\\u0000', text_invalid",
        "timezone, somewhere, timezone_unknown"
    })
    void leavesOutWhatCannotBeReadAndSaysSo(String field, String value, String code) {
        var warnings = normalization("{'phone': '+1 212 555 2368', '%s': '%s'}".formatted(field, value))
                .warnings();
        assertThat(warnings)
                .extracting(Finding::field, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
        assertThat(warnings.getFirst().message()).doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({"consent_to_sms, yes, consent_invalid", "gdpr_consent_override, yes, boolean_expected"})
    void namesTheFieldAndTheRuleThatItBreaks(String field, String value, String code) {
        var errors = rejected("{'phone': '+1 212 555 2368', '%s': '%s'}".formatted(field, value))
                .errors();
        assertThat(errors)
                .extracting(Finding::field, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
        assertThat(errors.getFirst().message()).doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "some.one+news@gmail.com, someone@gmail.com",
        "SomeOne@GoogleMail.com, someone@gmail.com",
        "some.one+x@outlook.com, some.one@outlook.com",
        "a+b@example.com, a+b@example.com"
    })
    void comparesMailboxesAsTheirProvidersDo(String email, String key) {
        assertThat(normalized("{'email': '%s'}".formatted(email)).email())
                .extracting(EmailAddress::key)
                .isEqualTo(key);
    }

    @Test
    void sendsTheMailboxAsItsOwnerWritesIt() {
        assertThat(normalized("{'email': ' Some.One+x@BÜCHER.example '}").email())
                .extracting(EmailAddress::value)
                .isEqualTo("Some.One+x@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @CsvSource({
        "0171 1234567, DE, +491711234567",
        "(212) 555-2368, US, +12125552368",
        "+44 20 7946 0958 ext. 12, US, +442079460958",
        "06 12 34 56 78, France, +33612345678",
        "030 901820 / 0171 1234567, DE, +4930901820",
        "1-800-FLOWERS, US, +18003569377",
        "00 44 20 7946 0958, US, +442079460958",
        "0044 (0)20 7946 0958, US, +442079460958",
        "011 44 20 7946 0958, US, +442079460958",
        "+1-212-555-2368 (mobile), US, +12125552368",
        "06 1234 5678, IT, +390612345678",
        "011 15 1234 5678, AR, +5491112345678",
        "+52 1 55 1234 5678, MX, +525512345678",
        "044 55 1234 5678, MX, +525512345678",
        "091 98765 43210, IN, +919876543210"
    })
    void readsPhonesOfTheContactsCountry(String phone, String country, String e164) {
        Contact contact = normalized("{'phone': '%s', 'country': '%s'}".formatted(phone, country));
        assertThat(contact.phone()).hasFieldOrPropertyWithValue("e164", e164);
    }

    @Test
    void aBadPhoneIsAnErrorOnlyWhenNoEmailIdentifiesTheContact() {
        assertThat(rejected("{'phone': '12'}").errors())
                .extracting(Finding::code)
                .containsExactly("phone_invalid");
        assertThat(normalization("{'phone': '12', 'email': 'a@example.com'}").warnings())
                .extracting(Finding::code)
                .containsExactly("phone_invalid");
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Calcutta, '', Asia/Kolkata",
        "Europe/Kiev, '', Europe/Kyiv",
        "Africa/Accra, '', Africa/Accra",
        "UTC, '', UTC",
        "EST, '', America/New_York",
        "EST, AU, Australia/Sydney",
        "CST, CN, Asia/Shanghai",
        "IST, IN, Asia/Kolkata",
        "IST, IE, Europe/Dublin",
        "IST, IL, Asia/Jerusalem",
        "W. Europe Standard Time, DE, Europe/Berlin",
        "Pacific Standard Time, '', America/Los_Angeles",
        "UTC+02:00, '', Etc/GMT-2",
        "+05:30, '', +05:30",
        "+0530, '', +05:30",
        "UTC+2, '', Etc/GMT-2",
        "GMT+05:30, '', +05:30",
        "−03:00, '', Etc/GMT+3",
        "UTC±00:00, '', UTC",
        "PST, '', America/Los_Angeles",
        "MST, '', America/Denver",
        "CST, '', America/Chicago",
        "Eastern Time, '', America/New_York",
        "w. europe standard time, '', Europe/Berlin"
    })
    void bringsTimeZonesToCurrentIds(String zone, String country, String id) {
        String json = country.isEmpty()
                ? "{'email': 'a@example.com', 'timezone': '%s'}".formatted(zone)
                : "{'email': 'a@example.com', 'timezone': '%s', 'country': '%s'}".formatted(zone, country);
        assertThat(normalized(json).timeZone().id()).isEqualTo(id);
    }

    @Test
    void anAmbiguousAbbreviationWithoutACountryFallsBack() {
        Normalization normalization = normalization("{'email': 'a@example.com', 'timezone': 'IST'}");
        assertThat(normalization.warnings()).extracting(Finding::code).containsExactly("timezone_unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "DEU, DE",
        "276, DE",
        "Allemagne, DE",
        "UK, GB",
        "Scotland, GB",
        "EL, GR",
        "XK, XK",
        "Holland, NL",
        "U.S.A., US",
        "gb-sct, GB",
        "España (Spain), ES",
        "Germany/Deutschland, DE",
        "日本, JP",
        "대한민국, KR",
        "Российская Федерация, RU",
        "ประเทศไทย, TH",
        "Republic of Korea, KR",
        "Czechia, CZ",
        "UAE, AE",
        "Ελλάδα, GR"
    })
    void knowsCountriesInAllForms(String text, String code) {
        var country = normalized("{'email': 'a@example.com', 'country': '%s'}".formatted(text))
                .country();
        assertThat(country.code()).isEqualTo(code);
        assertThat(country.given()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 Downing Street, London|GB",
                "24 rue des Fleurs Marseille|FR",
                "Calle Mayor 5, 28013 Madrid|ES",
                "Torstr. 1, 10119 Berlin|DE",
                "14 High Street, Guildford, Surrey|GB",
                "100 Queen St W, Toronto, ON|CA",
                "Anna Salai, Chennai, Tamil Nadu|IN"
            })
    void findsTheCountryThatPlacesProve(String address, String country) {
        assertThat(Contacts.address(address).country().found()).isEqualTo(country);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12 Main St, Paris, TX 75460",
                "5 Oak Ln, London, KY 40741",
                "1 Elm St, Berlin, CT 06037",
                "9 High St, Manchester, New Hampshire",
                "7 Pine Rd, Birmingham AL",
                "3 Lake Dr, Georgia, VT 05478",
                "100 Main St, Springfield"
            })
    void takesNoAmericanTownForAForeignOne(String address) {
        assertThat(Contacts.address(address).country().code()).isEqualTo("US");
    }

    @Test
    void aNumberDialledFromAbroadSpeaksForItsCountry() {
        assertThat(normalized("{'phone': '011 49 30 901820'}").country().code()).isEqualTo("DE");
    }

    @Test
    void aDefaultCountryIsNoEvidence() {
        var country = normalized("{'email': 'a@example.com'}").country();
        assertThat(country.code()).isEqualTo("US");
        assertThat(country.given()).isNull();
        assertThat(country.found()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1234 S Martin Luther King Dr Chicago, IL 60637|1234 S Martin Luther King Dr|Chicago|IL|60637|US",
                "PO BOX 6570 WARREN MI 48090|PO Box 6570|Warren|MI|48090|US",
                "Avinguda del Bogatell, 17, 08005 Barcelona, Spain|Avinguda del Bogatell, 17|Barcelona|-|08005|ES",
                "Musterstraße 5, D-10117 Berlin|Musterstraße 5|Berlin|-|10117|DE",
                "10115 Berlin, DE|-|Berlin|-|10115|DE",
                "12 High St, Guildford, Surrey, GU1 3AA|12 High St|Guildford|Surrey|GU1 3AA|GB",
                "Herengracht 573, 1017CD Amsterdam|Herengracht 573|Amsterdam|-|1017 CD|NL",
                "1051 Budapest, Nádor utca 7, Hungary|Nádor utca 7|Budapest|-|1051|HU",
                "12 RUE DE L'ÉGLISE, 75001 PARIS, FRANCE|12 Rue de l'Église|Paris|-|75001|FR",
                "Av. Reforma 222, 06600 Ciudad de México, CDMX, México|Av. Reforma 222|Ciudad de México|CDMX|06600|MX",
                "1 Front St, Toronto, CA|1 Front St|Toronto|-|-|CA",
                "5 Park St, Kolkata, IN|5 Park St|Kolkata|-|-|IN",
                "Carrera 7, Bogotá, CO|Carrera 7|Bogotá|-|-|CO",
                "1 Main St, San Jose, CA|1 Main St|San Jose|CA|-|US",
                "1 Main St, Salem, IN|1 Main St|Salem|IN|-|US",
                "1 Main St, Delhi, CA|1 Main St|Delhi|CA|-|US",
                "1 Main St, Denver, CO|1 Main St|Denver|CO|-|US",
                "Rustaveli Ave 5, Tbilisi 0108, Georgia|Rustaveli Ave 5|Tbilisi|-|0108|GE",
                "5 Main Rd, Fort-de-France 97200, France|5 Main Rd|Fort-de-France|-|97200|MQ"
            })
    void takesAddressesApart(String text, String street, String city, String state, String code, String country) {
        Contact contact = address(text);
        var found = contact.address();
        assertThat(found)
                .extracting("address1", "city", "state", "postalCode")
                .containsExactly(street, city, state, code);
        assertThat(contact.country().code()).isEqualTo(country);
    }

    @Test
    void keepsAPostalCodeThatCannotExistAndSaysSo() {
        var normalization =
                normalization("{'email': 'a@example.com', 'address': {'postal_code': '123', 'country': 'DE'}}");
        assertThat(normalization.warnings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("address.postal_code", "postal_code_unknown"));
    }

    @Test
    void saysThatPartsOfAnAddressThatAreNotKnownAreNotUsed() {
        assertThat(normalization("{'email': 'a@example.com', 'address': {'planet': 'Mars', 'city': 'Boston'}}")
                        .warnings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("address", "address_part_unknown"));
        assertThat(normalization("{'email': 'a@example.com', 'address': {'address1': '1 Main St', 'zip': null}}")
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MÃ¼ller, Müller",
        "GarcÃ\u00ada, García",
        "VoilÃ\u00a0, Voilà",
        "MÃ¼ller\u200b, Müller",
        "â€œSmithâ€\u009d, “Smith”",
        "L'HEUREUX, L'Heureux",
        "MCDONALD, McDonald",
        "O'BRIEN, O'Brien",
        "VAN DER BERG III, Van der Berg III",
        "  Jean   Luc , Jean Luc",
        "van Gogh, van Gogh"
    })
    void cleansNames(String name, String cleaned) {
        assertThat(normalized("{\"email\": \"a@example.com\", \"last_name\": \"%s\"}"
                                .replace("%s", name.replace("'", "\\u0027")))
                        .lastName())
                .isEqualTo(cleaned);
    }

    @Test
    void namesAFieldAtFaultOnlyIfItsNameLooksLikeOne() {
        assertThat(normalization("{'email': 'a@example.com', 'loyalty_tier': '\\ud800'}")
                        .warnings())
                .extracting(Finding::field)
                .containsExactly("loyalty_tier");
        assertThat(normalization("{'email': 'a@example.com', 'ada.lovelace@example.org': '\\ud800'}")
                        .warnings())
                .extracting(Finding::field)
                .containsExactly("contact");
    }
}
