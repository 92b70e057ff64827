package dev.contactenricher.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550100",
                "+19175550199",
                "+15550142",
                "+4900000000",
                "+49999999999",
                "+111111111",
                "+3531111111",
                "+4912345678",
                "+490123456789",
                "+11234567890",
                "+4987654321",
                "+9876543210"
            })
    void phonesThatAreMadeUpTellNothing(String e164) {
        assertThat(Guards.identifies(new PhoneNumber(e164, Set.of("US")))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+12125550300",
                "+11125550100",
                "+442125550100",
                "+4930111111",
                "+4912345679",
                "+12125551234",
                "+336912345678"
            })
    void phonesThatOnlyLookTheLikeDoTell(String e164) {
        assertThat(Guards.identifies(new PhoneNumber(e164, Set.of("US")))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "info@acme.com,           SHARED",
        "No-Reply+x@acme.com,     SHARED",
        "customer.care@acme.com,  SHARED",
        "info2@acme.com,          SHARED",
        "sales1@acme.com,         SHARED",
        "info-de@acme.com,        SHARED",
        "uk.sales@acme.com,       SHARED",
        "sales_emea@acme.com,     SHARED",
        "info.berlin@acme.com,    SHARED",
        "it-support@acme.com,     SHARED",
        "customer-support@a.com,  SHARED",
        "customerservice@a.com,   SHARED",
        "empfang@acme.de,         SHARED",
        "kundenservice@acme.de,   SHARED",
        "praxis@acme.de,          SHARED",
        "rezeption@acme.de,       SHARED",
        "zentrale@acme.de,        SHARED",
        "rechnung@acme.de,        SHARED",
        "bewerbung@acme.de,       SHARED",
        "datenschutz@acme.de,     SHARED",
        "dpo@acme.eu,             SHARED",
        "accueil@acme.fr,         SHARED",
        "compta@acme.fr,          SHARED",
        "comptabilite@acme.fr,    SHARED",
        "ventes@acme.fr,          SHARED",
        "reservas@acme.es,        SHARED",
        "administracion@acme.es,  SHARED",
        "ufficio@acme.it,         SHARED",
        "ordini@acme.it,          SHARED",
        "supporto@acme.it,        SHARED",
        "atendimento@acme.br,     SHARED",
        "vendas@acme.br,          SHARED",
        "contato@acme.br,         SHARED",
        "biuro@acme.pl,           SHARED",
        "sprzedaz@acme.pl,        SHARED",
        "inkoop@acme.nl,          SHARED",
        "verkoop@acme.nl,         SHARED",
        "klantenservice@acme.nl,  SHARED",
        "receptie@acme.nl,        SHARED",
        "all@acme.com,            SHARED",
        "alle@acme.de,            SHARED",
        "everyone@acme.com,       SHARED",
        "family@smith.com,        SHARED",
        "familie.mueller@web.de,  SHARED",
        "fam-mueller@web.de,      SHARED",
        "sales.maria@acme.com,    OWN",
        "maria.sales@acme.com,    OWN",
        "info.anna.lee@acme.com,  OWN",
        "smith.office@acme.com,   OWN",
        "it.smith@acme.com,       OWN",
        "informatics@acme.com,    OWN",
        "12345@acme.com,          OWN",
        "salesman@acme.com,       OWN",
        "+info@acme.com,          SHARED",
        "test@test.com,           PLACEHOLDER",
        "no.email@acme.com,       PLACEHOLDER",
        "test@example.com,        OWN",
        "test@acme.com,           OWN",
    })
    void aMailboxTellsAsMuchAsItsName(String email, EmailKind kind) {
        assertThat(Guards.kind(new EmailAddress(email, email))).isEqualTo(kind);
    }
}
