package dev.contactenricher.normalize;

import static dev.contactenricher.normalize.Contacts.normalization;
import static dev.contactenricher.normalize.Contacts.normalized;
import static dev.contactenricher.normalize.Contacts.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contactenricher.contact.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForgivingCellsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "491711234567.0||+491711234567",
                "491711234567||+491711234567",
                "491711234567|DE|+491711234567",
                "33612345678||+33612345678",
                "4915112345678|Germnayx|+4915112345678",
                "+48 (0)22 123 45 67||+48221234567",
                "0048 (0)22 123 45 67||+48221234567",
                "+39 06 1234 5678||+390612345678",
                "００４９ １７１ １２３４５６７||+491711234567",
                "\\u202a+1 212 555 2368\\u202c||+12125552368",
                "030 901820 Durchwahl 12|DE|+4930901820",
                "2125552368||+12125552368"
            })
    void readsPhonesAsSheetsAndPeopleWriteThem(String phone, String country, String e164) {
        String where = country == null ? "" : ", 'country': '" + country + "'";
        assertThat(normalized("{'email': 'a@example.com', 'phone': '" + phone + "'" + where + "}")
                        .phone())
                .hasFieldOrPropertyWithValue("e164", e164);
    }

    /** As SCIM and many CRMs hand them over. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "['+4930901820']|",
                "['n/a', '+4930901820']|",
                "[4930901820]|",
                "{'value': '+4930901820', 'type': 'work'}|",
                "[{'value': '+4930901820', 'primary': true}]|",
                "[{'value': '12'}, {'value': '+4930901820'}]|phone_several",
                "['+4930901820', '+4930901821']|phone_several"
            })
    void readsAListAsSeveralInOneField(String phones, String warning) {
        Normalization normalization = normalization("{'email': 'a@example.com', 'phone': " + phones + "}");
        assertThat(((Normalization.Normalized) normalization).contact().phone())
                .hasFieldOrPropertyWithValue("e164", "+4930901820");
        assertThat(normalization.warnings())
                .extracting(Finding::code)
                .containsExactlyElementsOf(warning == null ? List.of() : List.of(warning));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[true]", "[{'number': 5}]", "[['a@x.org']]"})
    void aListOfAnythingElseIsNoText(String list) {
        assertThat(rejected("{'email': " + list + ", 'phone': " + list + "}").warnings())
                .extracting(Finding::code)
                .containsExactly("text_expected", "text_expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'phone': '4.91711E+11'",
                "'phone': 4.91711E+11",
                "'phone': '4,91711e+11', 'country': 'DE'",
                "'phone': '491711234567', 'country': 'FR'"
            })
    void guessesNoPhone(String phone) {
        Normalization normalization = normalization("{'email': 'a@example.com', " + phone + "}");
        assertThat(((Normalization.Normalized) normalization).contact().phone()).isNull();
        assertThat(normalization.warnings()).extracting(Finding::code).containsExactly("phone_invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {".ann@x.org", "<.ann@x.org>", "mailto:.ann@x.org", "...ann@x.org"})
    void takesNoDotOffTheBeginningOfAMailbox(String text) {
        assertThat(rejected("{'email': '" + text + "'}").errors())
                .extracting(Finding::code)
                .containsExactly("email_invalid");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ann <ann@x.org>|ann@x.org|email_repaired",
                "\\\"Doe, Ann\\\" <ann@x.org>|ann@x.org|email_repaired",
                "mailto:ann@x.org?subject=hi|ann@x.org|email_repaired",
                "<ann@x.org>|ann@x.org|email_repaired",
                "ann＠x.org|ann@x.org|email_repaired",
                "ann (at) x.org|ann@x.org|email_repaired",
                "ann@ x.org|ann@x.org|email_repaired",
                "ann@x .org|ann@x.org|email_repaired",
                "ann@my‑mail.x–y.org|ann@my-mail.x-y.org|email_repaired",
                "Ann <ann@my‐mail.org>|ann@my-mail.org|email_repaired",
                "ann@x.org/bob@x.org|ann@x.org|email_several",
                "ann@x.org; bob@x.org|ann@x.org|email_several",
                "nobody, bob@x.org / ann@x.org|bob@x.org|email_several",
                "ann@x.org, ANN@X.ORG|ann@x.org|email_repaired",
                "j\u00c3\u00b6rg@x.org|jörg@x.org|email_repaired"
            })
    void findsTheMailboxInWhatStandsAroundIt(String text, String mailbox, String code) {
        Normalization normalization = normalization("{'email': '" + text + "'}");
        assertThat(((Normalization.Normalized) normalization).contact().email())
                .hasFieldOrPropertyWithValue("value", mailbox);
        assertThat(normalization.warnings()).extracting(Finding::code).containsExactly(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'2026-03-01 09:30'|2026-03-01T09:30:00Z",
                "'2026-03-01'|2026-03-01T00:00:00Z",
                "'2026-03-01T09:30:00.000+0100'|2026-03-01T08:30:00Z",
                "'2026-03-01 09:30:15 +01:00'|2026-03-01T08:30:15Z",
                "'2026-03-01t09:30:00z\\r\\n'|2026-03-01T09:30:00Z",
                "'2026-07-01T09:30:00[Europe/Berlin]'|2026-07-01T07:30:00Z",
                "'2026-07-01T09:30:00+01:00[Europe/Berlin]'|2026-07-01T08:30:00Z",
                "'2026-07-01T09:30[Etc/GMT+5]'|2026-07-01T14:30:00Z",
                "'20260301T093000Z'|2026-03-01T09:30:00Z",
                "20260301|2026-03-01T00:00:00Z",
                "1772357400|2026-03-01T09:30:00Z",
                "'1772357400000'|2026-03-01T09:30:00Z",
                "1772357400.0|2026-03-01T09:30:00Z",
                "1772357400000000|2026-03-01T09:30:00Z",
                "'1772357400000000000'|2026-03-01T09:30:00Z",
                "20260301093000|2026-03-01T09:30:00Z",
                "'202603010930'|2026-03-01T09:30:00Z",
                "'20260301093000.0000000'|2026-03-01T09:30:00Z",
                "20260301093000.5|2026-03-01T09:30:00.500Z",
                "'1.7723574E12'|2026-03-01T09:30:00Z",
                "'20260301093000Z'|2026-03-01T09:30:00Z",
                "'2026-03-01-09.30.00.000000'|2026-03-01T09:30:00Z",
                "'2026-03-01 09:30 PM'|2026-03-01T21:30:00Z",
                "'2026-03-01 12:05 a.m.'|2026-03-01T00:05:00Z",
                "'2026-03-01 09:30:00 GMT+01:00'|2026-03-01T08:30:00Z",
                "'2026-03-01 09:30:00 UTC+1'|2026-03-01T08:30:00Z",
                "'2026-07-01 09:30:00 Europe/Berlin'|2026-07-01T07:30:00Z",
                "'Sun, 01 Mar 2026 09:30:00 GMT'|2026-03-01T09:30:00Z",
                "'Sun, 1 Mar 2026 10:30:00 +0100'|2026-03-01T09:30:00Z",
                "'Sun Mar  1 09:30:00 2026'|2026-03-01T09:30:00Z",
                "'Sun Mar 01 09:30:00 UTC 2026'|2026-03-01T09:30:00Z",
                "'Sun Mar 01 2026 10:30:00 GMT+0100 (Central European Standard Time)'|2026-03-01T09:30:00Z",
                "'Mar 1, 2026, 9:30:15 PM'|2026-03-01T21:30:15Z",
                "'01-Mar-2026 09:30:00'|2026-03-01T09:30:00Z",
                "'1. März 2026'|2026-03-01T00:00:00Z",
                "'1 de marzo de 2026'|2026-03-01T00:00:00Z",
                "'1 марта 2026'|2026-03-01T00:00:00Z",
                "'2026年3月1日 09:30'|2026-03-01T09:30:00Z",
                "'2026/3/1 下午9:30'|2026-03-01T21:30:00Z",
                "'2026. 3. 1. 오전 9:30'|2026-03-01T09:30:00Z",
                "'2026. 03. 01.'|2026-03-01T00:00:00Z",
                "'２０２６/０３/０１ ０９:３０:００'|2026-03-01T09:30:00Z"
            })
    void readsDatesWithTheYearFirstAndEpochs(String value, String instant) {
        assertThat(normalized("{'email': 'a@example.com', 'updated_at': " + value + "}")
                        .updatedAt())
                .hasToString(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'03/01/2026'",
                "'01.03.2026'",
                "'2026-02-30'",
                "'2026'",
                "2026",
                "'46082'",
                "46082.4",
                "'2026-03-01 21:30 PM'",
                "'3 listopada 2026'",
                "'Sun Mar 01 09:30:00 CET 2026'",
                "'01-MAR-26'",
                "'260301'",
                "260301",
                "'0126030109'",
                "3012026",
                "'1 Smarch 2026'",
                "'31 April 2026'",
                "'2026-03-01T09:30[Mars/Olympus_Mons]'",
                "1e400",
                "9223372036854775807",
                "'+999999999-12-31T23:59:59Z'",
                "true"
            })
    void aDateThatCannotBeReadLeavesTheContactUndated(String value) {
        Normalization normalization = normalization("{'email': 'a@example.com', 'updated_at': " + value + "}");
        assertThat(((Normalization.Normalized) normalization).contact().updatedAt())
                .isNull();
        assertThat(normalization.warnings()).extracting(Finding::code).containsExactly("updated_at_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'No'",
                "0",
                "'0'",
                "'off'",
                "' n '",
                "'Nein'",
                "'OPT-OUT'",
                "'FAUX'",
                "'false.'",
                "'No, thanks!'",
                "'0,0'",
                "'✗'",
                "'Désabonné'",
                "'hayır'",
                "[false]",
                "['yes', 'No']",
                "{'value': false}",
                "{'status': 'unsubscribed', 'at': '2026-03-01'}"
            })
    void aRefusalCountsInAnyWritingThoughItsContactIsRejected(String no) {
        var rejected = rejected("{'email': 'a@example.com', 'consent_to_email': " + no + "}");
        assertThat(rejected.errors()).extracting(Finding::code).containsExactly("consent_invalid");
        assertThat(rejected.readable()).isNotNull();
        assertThat(rejected.readable().consent().email()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'yes'",
                "1",
                "'1'",
                "'on'",
                "'maybe'",
                "[]",
                "[true]",
                "{'value': true, 'verified': false}",
                "{'no': 1}"
            })
    void nothingElseCountsAsAFlag(String value) {
        var rejected = rejected("{'email': 'a@example.com', 'consent_to_email': " + value + "}");
        assertThat(rejected.readable()).isNotNull();
        assertThat(rejected.readable().consent().email()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"n/a, true", "none, true", "-, true", "k.A., true", "'', false", "'  ', false"})
    void anEmailThatSaysNothingIsLeftOutWithAWarning(String nothing, boolean warned) {
        Normalization normalization = normalization("{'email': '" + nothing + "', 'phone': '+12125550123'}");
        assertThat(((Normalization.Normalized) normalization).contact().email()).isNull();
        assertThat(normalization.warnings())
                .extracting(Finding::code)
                .isEqualTo(warned ? List.of("email_placeholder") : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "6.00123E+12,true",
        "6E+12,true",
        "'6,00123E+12',true",
        "6.001234567890E+12,false",
        "0035E+A,false",
        "1E10,false"
    })
    void anIdThatASpreadsheetRoundedIsLeftOutWithAWarning(String id, boolean rounded) {
        Normalization normalization = normalization("{'email': 'a@example.com', 'external_crm_id': '" + id + "'}");
        assertThat(((Normalization.Normalized) normalization).contact().externalCrmId())
                .isEqualTo(rounded ? null : id);
        assertThat(normalization.warnings())
                .extracting(Finding::code)
                .isEqualTo(rounded ? List.of("crm_id_rounded") : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "n/a", "N/A", "unknown", "Other", "null", "None", "-", "--", "…", "\\u200b", "k.A."})
    void whatSaysNothingIsAbsentInEveryField(String nothing) {
        for (String field : new String[] {
            "phone",
            "first_name",
            "last_name",
            "city",
            "timezone",
            "external_crm_id",
            "updated_at",
            "country",
            "consent_to_email",
            "communication_preferences",
            "address"
        }) {
            Normalization normalization =
                    normalization("{'email': 'a@example.com', '" + field + "': '" + nothing + "'}");
            assertThat(normalization.warnings()).as(field).isEmpty();
            assertThat(Contacts.raw(((Normalization.Normalized) normalization).contact()))
                    .as(field)
                    .isEqualTo(Contacts.raw(normalized("{'email': 'a@example.com'}")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "M&uuml;ller, Müller",
        "M&#252;ller, Müller",
        "M√ºller, Müller",
        "M├╝ller, Müller",
        "MÃƒÂ¼ller, Müller",
        "M=C3=BCller, Müller",
        "M%C3%BCller, Müller",
        "=?utf-8?Q?M=C3=BCller?=, Müller",
        "=?iso-8859-1?Q?M=FCller?=, Müller",
        "РњРѕСЃРєРІР°, Москва",
        "Smith & Sons, Smith & Sons",
        "100% Ad, 100% Ad",
        "PĂŞUNE, Păşune",
        "RÂŞNOV, Râşnov",
        "MĂĽller, Müller",
        "JosĂ©, José",
        "JesĂşs, Jesús",
        "ĹukĂˇĹˇ, ĹukĂˇĹˇ",
        "Anna&#8203;, Anna"
    })
    void repairsWhatIsUnmistakablyMisread(String text, String meant) {
        assertThat(normalized("{'email': 'a@example.com', 'last_name': '" + text + "'}")
                        .lastName())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "''",
                "'  '",
                "'n/a'",
                "'Unknown'",
                "'other'",
                "'NULL'",
                "'none'",
                "'-'",
                "'na'",
                "'\\u00a0'",
                "'#N/A'",
                "'#DIV/0!'",
                "'#WERT!'",
                "'#¡VALOR!'"
            })
    void takesPlaceholdersInFieldsThatArePassedThroughForNoField(String nothing) {
        var contact = normalized("{'email': 'a@example.com', 'segment': " + nothing + ", 'size': 'small',"
                + " 'extra': {'note': " + nothing + "}, 'tags': [" + nothing + "]}");
        assertThat(contact.additional()).containsOnlyKeys("size", "extra", "tags");
        assertThat(contact.additional().values()).noneMatch(value -> value.isContainer() && value.isEmpty());
    }

    @Test
    void keepsValuesThatOnlyLookLikePlaceholders() {
        var contact = normalized("{'email': 'a@example.com', 'size': 0, 'vip': false, 'team': 'other sports',"
                + " 'hint': 'none of them', 'grade': '+'}");
        assertThat(contact.additional()).containsOnlyKeys("size", "vip", "team", "hint", "grade");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "+1 212 555 2000 x12|+12125552000|12",
                "+1 (212) 555-2000 ext. 12|+12125552000|12",
                "212-555-2000 extension 12|+12125552000|12",
                "tel:+1-212-555-2000;ext=12|+12125552000|12",
                "+49 30 901820 Durchwahl 12|+4930901820|12",
                "+49 30 901820 App. 12|+4930901820|12",
                "+49 30 901820 Nst. 12|+4930901820|12",
                "+81 3-3210-1234（内線12）|+81332101234|12",
                "+1 212 555 2000|+12125552000|"
            })
    void keepsTheExtensionBesideTheNumber(String phone, String e164, String extension) {
        var read = normalized("{'phone': '" + phone + "', 'country': 'US'}").phone();
        assertThat(read).hasFieldOrPropertyWithValue("e164", e164).hasFieldOrPropertyWithValue("extension", extension);
    }

    @Test
    void aNameInTwoWritingsIsToldWhereTheySayDifferentThings() {
        assertThat(normalization("{'email': 'a@b.co', 'Email': 'c@d.co', 'First-Name': 'x'}")
                        .warnings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("email", "repeated_name"));
        assertThat(normalization("{'email': 'a@b.co', 'Email': 'a@b.co'}").warnings())
                .isEmpty();
    }

    @Test
    void aLeapSecondIsToldAndTheContactIsUndated() {
        var read = normalization("{'email': 'a@b.co', 'updated_at': '2016-12-31T23:59:60Z'}");
        assertThat(read.warnings())
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("updated_at", "updated_at_invalid"));
    }
}
