package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.normalization;
import static dev.contactenricher.normalize.Contacts.normalized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.consent.ConsentDecision.Refused;
import dev.contactenricher.consent.ConsentPolicy;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.contact.Finding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values as CRMs, spreadsheets and forms hand them out. */
class ExportedValuesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "MCCARTHY-O\\u0027BRIEN|McCarthy-O'Brien",
                "SMITH-MCDONALD|Smith-McDonald",
                "SMITH-O\\u0027NEIL|Smith-O'Neil",
                "VAN DER BERG-DE VRIES|Van der Berg-de Vries",
                "BERG-DE VRIES|Berg-de Vries",
                "XI|Xi",
                "SMITH VI|Smith VI",
                "An\\u200dna|Anna",
                "نی\\u200cلوفر|نی\u200cلوفر"
            })
    void readsLastNames(String name, String read) {
        assertThat(normalized("{'email': 'a@example.com', 'last_name': '%s'}".formatted(name))
                        .lastName())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'first_name': 'J\\ufffdrg'|first_name",
                "'last_name': 'M?ller'|last_name",
                "'last_name': 'M\\ufffd\\ufffdller'|last_name",
                "'address': 'Stra?e 1, 10115 Berlin'|address",
                "'city': 'K\\ufffdln', 'postal_code': '50667', 'country': 'DE'|address",
                "'job_title': 'Gesch\\ufffdftsf\\ufffdhrer'|job_title",
                "'Position Titel': 'Gesch\\ufffdftsf\\ufffdhrer'|contact"
            })
    void tellsWhereLettersWereLost(String fields, String field) {
        assertThat(normalization("{'email': 'a@example.com', %s}".formatted(fields))
                        .warnings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple(field, "letters_lost"));
    }

    @Test
    void aQuestionMarkIsNoLostLetterWhereQuestionsAreAsked() {
        assertThat(normalization(
                                "{'email': 'a@example.com', 'last_name': 'Smith?', 'note': 'paid?yes', 'site': 'https://a.example/b?c'}")
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"VILLENEUVE-D\\u0027ASCQ,Villeneuve-d'Ascq", "SAINT-MARTIN-D\\u0027HÈRES,Saint-Martin-d'Hères"})
    void readsTowns(String town, String read) {
        assertThat(normalized("{'email': 'a@example.com', 'city': '%s', 'country': 'FR'}".formatted(town))
                        .address()
                        .city())
                .isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[not provided]",
                "(not set)",
                "*none*",
                "“unknown”",
                "\\u200d",
                "-- Please select --",
                "Select a country",
                "Bitte auswählen",
                "Sélectionnez un pays",
                "Seleccione",
                "请选择"
            })
    void takesWhatFormsLeaveForNothing(String nothing) {
        for (String field : new String[] {"last_name", "country", "state", "tier"}) {
            Contact contact = normalized("{'email': 'a@example.com', '%s': '%s'}".formatted(field, nothing));
            assertThat(Contacts.raw(contact))
                    .as(field)
                    .isEqualTo(Contacts.raw(normalized("{'email': 'a@example.com'}")));
            assertThat(contact.additional()).as(field).isEmpty();
        }
    }

    @Test
    void keepsWhatIsAName() {
        assertThat(normalized("{'email': 'a@example.com', 'last_name': 'Select', 'first_name': 'Na'}"))
                .extracting(Contact::lastName, Contact::firstName)
                .containsExactly("Select", "Na");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mailto:ann%40x.org|ann@x.org|email_repaired",
                "mailto:ann%2Bnews@x.org?subject=Hi|ann+news@x.org|email_repaired",
                "mailto:ann@x.org,bob@x.org|ann@x.org|email_several",
                "Ann#mailto:ann@x.org#|ann@x.org|email_repaired",
                "<a href=\\\"mailto:ann@x.org\\\">write</a>|ann@x.org|email_repaired",
                "ann [at] x [dot] org|ann@x.org|email_repaired",
                "ann@x.org?subject=Hi|ann@x.org|email_repaired",
                "Work:ann@x.org|ann@x.org|email_repaired",
                "ann@x.org、bob@x.org|ann@x.org|email_several",
                "ann@x.org；bob@x.org|ann@x.org|email_several",
                "=\\\"ann@x.org\\\"|ann@x.org|email_repaired",
                "ann\\u200d@x.org|ann@x.org|"
            })
    void readsMailboxes(String text, String mailbox, @Nullable String code) {
        Normalization normalization = normalization("{'email': '%s'}".formatted(text));
        assertThat(((Normalization.Normalized) normalization).contact().email())
                .hasFieldOrPropertyWithValue("value", mailbox);
        assertThat(normalization.warnings())
                .extracting(Finding::code)
                .isEqualTo(code == null ? java.util.List.of() : java.util.List.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "212-555-2368 212-555-2369|US|+12125552368",
                "212-555-2368 (home), 212-555-2369 (work)|US|+12125552368",
                "+1 212 555 2368 ::: +1 212 555 2369|US|+12125552368",
                "030 901820/21|DE|+4930901820",
                "06/12/34/56/78|FR|+33612345678",
                "0171/1234567|DE|+491711234567",
                "0 22 123 45 67|PL|+48221234567",
                "0347 1234567|IT|+393471234567"
            })
    void readsPhones(String phone, String country, String e164) {
        assertThat(normalized("{'email': 'a@example.com', 'phone': '%s', 'country': '%s'}".formatted(phone, country))
                        .phone())
                .hasFieldOrPropertyWithValue("e164", e164);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC(+01:00)||Etc/GMT-1",
                "GMT (+01:00)||Etc/GMT-1",
                "UTC/GMT +1 hour||Etc/GMT-1",
                "UTC/GMT+05:30||+05:30",
                "Beijing Time||Asia/Shanghai",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien|DE|Europe/Berlin",
                "(UTC+01:00) Amsterdam, Berlin, Bern, Rom, Stockholm, Wien|AT|Europe/Vienna",
                "(UTC+01:00) Belgrad, Bratislava, Budapest, Ljubljana, Prag|HU|Europe/Budapest",
                "Paris, France|DE|Europe/Paris",
                "CET (UTC+1)||Europe/Brussels"
            })
    void readsZones(String label, @Nullable String country, String id) {
        String where = country == null ? "" : ", 'country': '" + country + "'";
        assertThat(normalized("{'email': 'a@example.com', 'timezone': '" + label + "'" + where + "}")
                        .timeZone()
                        .id())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "United State, US",
        "The UK, GB",
        "the USA, US",
        "United Kingdom of Great Britain, GB",
        "The United Kingdom, GB",
        "Kingdom United, GB",
        "United,",
        "Unido,",
        "Natal,"
    })
    void readsCountries(String text, @Nullable String code) {
        assertThat(normalized("{'email': 'a@example.com', 'country': '%s'}".formatted(text))
                        .country()
                        .given())
                .isEqualTo(code);
    }

    /** A code from another source than the name, as of the address that someone wrote from. */
    @Test
    void aCodeThatContradictsTheNameOfACountryIsEvidence() {
        for (String json : new String[] {
            "{'email': 'a@example.com', 'country': 'United States', 'country_code': 'DE'}",
            "{'email': 'a@example.com', 'address': {'country': 'United States', 'country_code': 'DE'}}"
        }) {
            Contact contact = normalized(json);
            assertThat(contact.country().code()).isEqualTo("US");
            assertThat(new ConsentPolicy(true).decide(contact)).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2026-03-01", "\\\"2026-03-01T00:00:00Z\\\"", "\\\\/Date(1772323200000)\\\\/"})
    void readsDates(String text) {
        assertThat(((Normalization.Normalized)
                                Contacts.verbatim("{\"email\": \"a@example.com\", \"updated_at\": \"" + text + "\"}"))
                        .contact()
                        .updatedAt())
                .hasToString("2026-03-01T00:00:00Z");
    }
}
