package dev.contactenricher.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.EmailAddress;
import dev.contactenricher.contact.PhoneNumber;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
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
                "+3531111111"
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
                "+336912345678",
                "+33612345678",
                "+34612345678",
                "+31612345678",
                "+61412345678",
                "+819012345678",
                "+66812345678",
                "+821012345678",
                "+390666666666"
            })
    void phonesThatOnlyLookTheLikeDoTell(String e164) {
        assertThat(Guards.identifies(new PhoneNumber(e164, Set.of("US")))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4912345678", "+490123456789", "+11234567890", "+4987654321", "+9876543210"})
    void sequencesThatAreNotInUseTellNothing(String e164) {
        assertThat(Guards.identifies(new PhoneNumber(e164, Set.of("US"), null, true)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "+919876543210, false, false",
        "+19876543210,  true,  true",
        "+4912345678,   true,  true",
        "+10000000000,  true,  true",
        "+33666666666,  false, true",
        "+33612345678,  true,  false",
        "+33612345678,  false, false"
    })
    void aSequenceIsAPlaceholderWhereNoNumberInUseIsOne(String e164, boolean doubtful, boolean placeholder) {
        assertThat(Guards.isPlaceholder(new PhoneNumber(e164, Set.of("US"), null, doubtful)))
                .isEqualTo(placeholder);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@a.com",
                "xx@xx.com",
                "123@123.com",
                "abc@abc.com",
                "aaa@bbb.com",
                "qwerty@qwerty.com",
                "asdf@asdf.de",
                "asdf@qwer.com",
                "abc@xyz.com",
                "x@x.co.uk",
                "abc123@abc123.com",
                "aaaa@gmail.com",
                "qwerty@gmail.com",
                "abc123@gmail.com",
                "123456@yahoo.com",
                "asdfgh@hotmail.com",
                "notprovided@acme.com",
                "not.provided@acme.com",
                "no-email@acme.com",
                "noemail123@gmail.com",
                "donotemail@acme.com",
                "keineemail@web.de",
                "none.given@acme.com",
                "refused@declined.com",
                "unknown@gmail.com",
                "keine@web.de",
                "keine@acme.de",
                "no@email.com",
                "none@email.com",
                "no@gmail.com",
                "na@yahoo.co.uk",
                "kein.email@firma.de",
                "ohne-mail@firma.de",
                "sin.correo@acme.es",
                "sincorreo@hotmail.es",
                "sansmail@orange.fr",
                "pasdemail@pasdemail.fr",
                "pas.d.email@acme.fr",
                "sin@correo.com",
                "geenemail@acme.nl",
                "brak@wp.pl",
                "nessuna@libero.it",
                "DoesNotHave@acme.com",
                "none1@gmail.com",
                "unknown123@acme.com",
                "not_available@acme.com",
                "notapplicable@acme.com",
                "test@gmail.com",
                "test123@gmail.com",
                "Testing@yahoo.com",
                "tester1@hotmail.com",
                "foo@gmail.com",
                "dummy@gmail.com",
                "fake.email@gmail.com",
                "sample@aol.com",
                "test.test@web.de",
                "test+1@gmail.com",
                "email@email.com",
                "name@domain.com",
                "someone@nowhere.com",
                "na@na.com",
                "user@noemail.com",
                "guest@no-email.com",
                "a@none.com",
                "test@nomail.de",
                "user@host.invalid",
                "none@example.com"
            })
    void whatIsTypedForWantOfAnEmailIsAPlaceholder(String email) {
        assertThat(Guards.kind(new EmailAddress(email, email))).isEqualTo(EmailKind.PLACEHOLDER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no.lan@gmail.com",
                "ann@a.com",
                "nona@gmail.com",
                "nonna@libero.it",
                "testa.rossi@libero.it",
                "bo@bo.se",
                "noah@noah.com",
                "kein.meier@web.de",
                "sam@sample.com",
                "ann.lee@email.com",
                "a@b.co",
                "a@x.org",
                "a@example.com",
                "a@a.example",
                "test@example.com",
                "test@acme.com",
                "tester@acme.com",
                "user@shop.example",
                "user1@shop.test",
                "x@gmail.com",
                "foo88@gmail.com",
                "test.pilot@gmail.com",
                "testini@gmail.com",
                "fakename.lee@gmail.com",
                "tim.tester@gmx.de",
                "testino99@libero.it",
                "no@acme.com",
                "na@acme.no",
                "nada@web.de",
                "nil@acme.es",
                "nao.sato@yahoo.co.jp",
                "sem.visser@gmail.com",
                "sinead@gmail.com",
                "sin.wong@gmail.com",
                "pascal@orange.fr",
                "sansa@orange.fr",
                "brakman@ziggo.nl",
                "inge@ingen.dk",
                "unknown77@gmail.com",
                "ann.unknown@acme.com",
                "noemi@gmail.com",
                "nomi.lee@gmail.com",
                "none.lee@gmail.com",
                "abcarter@gmail.com",
                "abby@abc.com",
                "aaron@aaa.com",
                "ibm@ibm.com",
                "aa@bb.com",
                "edf@edf.fr",
                "sap@sap.com",
                "mary@test.com",
                "joe@none.com",
                "test2024@gmail.com",
                "notar@web.de",
                "nothnagel@web.de",
                "withers@gmail.com",
                "user@mail.acme.com",
                "12345@acme.com",
                "88231@gmail.com",
                "ann123@gmail.com",
                "maila@gmail.com"
            })
    void mailboxesThatOnlyLookLikePlaceholdersAreNone(String email) {
        assertThat(Guards.kind(new EmailAddress(email, email))).isEqualTo(EmailKind.OWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "acme.com", "none.com", "email.com", "%s.com"})
    void noFirstNameButNameIsAPlaceholder(String domain) {
        assertThat(WordLists.read("given-names.txt")
                        .flatMap(line -> Stream.of(line.split(" ")))
                        .filter(name -> !name.equalsIgnoreCase("name"))
                        .map(name -> name + "@" + domain.formatted(name.toLowerCase(Locale.ROOT)))
                        .filter(email -> Guards.kind(new EmailAddress(email, email)) == EmailKind.PLACEHOLDER))
                .isEmpty();
    }
}
