package dev.contactenricher.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.normalize.Normalization.Normalized;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** How programs and people of several countries write phones, mailboxes and time zones. */
class NotationsTests {

    private static final ContactNormalizer NORMALIZER = new ContactNormalizer("US");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            US | 2.125550123E9                                        | +12125550123
            DE | 4,91711234567E+11                                    | +491711234567
            US | 2,125,550,123                                        | +12125550123
            DE | https://wa.me/491711234567                           | +491711234567
            DE | https://api.whatsapp.com/send?phone=491711234567&text=x | +491711234567
            DE | +49_171_1234567                                      | +491711234567
            DE | 0171/1234567; 030/901820                             | +491711234567
            DE | 030/901820 oder 0171/1234567                         | +4930901820
            GB | 01632 960 001 (home) 07700 900123 (mob)              | +441632960001
            UA | 8 050 123 45 67                                      | +380501234567
            DE | 030 9018-20/21                                       | +4930901820
            DE | 089/1234-56 / -57                                    | +4989123456
               | +49 89 1234-56/57                                    | +4989123456
               | 0049 171 1234567 / 0049 30 901820                    | +491711234567
               | 0044 (0)20 7946 0958; 0044 1632 960001               | +442079460958
            AE | 011 971 2 234 5678                                   | +97122345678
            GB | 011 44 20 7946 0958                                  | +442079460958
            AR | 011 4321-1234                                        | +541143211234
            BZ | +501 (0)222-1234                                     | +5012221234
            CR | +506 (0)2212 3456                                    | +50622123456
            SV | +503 02123 4567                                      | +50321234567
            DE | 030 123456 (cell)                                    | +4930123456
               | +43 664 123456 cell                                  | +43664123456
               | ~+91|8123456789~                                     | +918123456789
               | '+46' 8 12 34 56                                     | +468123456
               | +44;1212345678                                       | +441212345678
               | +39&nbsp;312&nbsp;345 6789                           | +393123456789
               | 0081/90-1234-5678                                    | +819012345678
               | 011 2345-6789 (+54)                                  | +541123456789
            DE | 049 (0)30 901820                                     | +4930901820
            AT | 0664,123456                                          | +43664123456
               | +58,212-1234567                                      | +582121234567
               | +7771OOO9998                                         | +77710009998
               | ٤٩ ٣٠ ٩٠١٨٢٠+                                        | +4930901820
               | 00+49 30 901820                                      | +4930901820
               | +49·30·901820                                        | +4930901820
               | +49Â 30Â 901820                                      | +4930901820
               | %2B49%2030%20901820                                  | +4930901820
               | <a href="tel:+4930901820">+49 30 901820</a>          | +4930901820
               | +49 30 901820<br/>+49 171 1234567                    | +4930901820
            ES | 612 34 56 78 o 912 34 56 78                          | +34612345678
            DE | #1: 030 901820                                       | +4930901820
            DE | 030 901820 #                                         | +4930901820
            TK | 7290.0                                               | +6907290
            US | 1-800-FLOWERS                                        | +18003569377
            +64 | 03 234 5678                                         | +6432345678
            +44 | 020 7946 0958                                       | +442079460958
            """)
    void readsPhones(@Nullable String country, String written, String expected) {
        assertThat(normalized("phone", written, country).phone())
                .isNotNull()
                .extracting(phone -> phone.e164())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wewn. 12",
                "w. 12",
                "доб. 12",
                "(внутр. 12)",
                "εσωτ. 12",
                "内線12",
                "分機 12",
                "내선 12",
                "Nebenst. 12",
                "D.W. 12",
                "poste 12",
                "p. 12",
                "Ramal: 12",
                "lokalnr. 12",
                "alanumero 12",
                "mellék 12",
                "dahili 12",
                "שלוחה 12",
                "تحويلة 12",
                "máy lẻ 12",
                "linka 12",
                "ext no. 12",
                "[ext. 12]",
                "ext #12"
            })
    void hearsOfExtensionsInManyLanguages(String extension) {
        assertThat(normalized("phone", "+49 30 901820 " + extension, null).phone())
                .hasFieldOrPropertyWithValue("e164", "+4930901820")
                .hasFieldOrPropertyWithValue("extension", "12");
    }

    @ParameterizedTest
    @CsvSource({"US,2.12555E9", "DE,4.9E+11", "DE,4.91711E+11"})
    void leavesOutWhatLostDigits(String country, String written) {
        assertThat(normalized("phone", written, country).phone()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'ann@example.org          | ann@example.org
            邮箱：ann@example.org      | ann@example.org
            メール：ann@example.org    | ann@example.org
            📧ann@example.org         | ann@example.org
            n/a；ann@example.org      | ann@example.org
            ａｎｎ＠ｅｘａｍｐｌｅ．ｏｒｇ | ann@example.org
            mailto://ann@example.org  | ann@example.org
            ann at example dot org    | ann@example.org
            ann@example(dot)org       | ann@example.org
            ann@example[.]org         | ann@example.org
            ann[@]example.org         | ann@example.org
            ann [ at ] example.org    | ann@example.org
            ann%40example.org         | ann@example.org
            ‘ann@example.org’         | ann@example.org
            „ann@example.org“         | ann@example.org
            «ann@example.org»         | ann@example.org
            ann@example.org<br>       | ann@example.org
            <p>ann@example.org</p>    | ann@example.org
            ann@example.org%20        | ann@example.org
            %20ann@example.org        | ann@example.org
            o'brien@example.org       | o'brien@example.org
            'o'brien@example.org      | o'brien@example.org
            ann%20lee@example.org     | ann%20lee@example.org
            """)
    void readsMailboxes(String written, String expected) {
        assertThat(normalized("email", written, "DE").email())
                .isNotNull()
                .extracting(email -> email.value())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWST | Australia/Perth
            AKST | America/Anchorage
            Alaska Time | America/Anchorage
            MYT | Asia/Kuala_Lumpur
            YEKT | Asia/Yekaterinburg
            America/NewYork | America/New_York
            Asia/HoChiMinh | Asia/Ho_Chi_Minh
            Ireland | Europe/Dublin
            India | Asia/Kolkata
            Hawaii-Aleutian Standard Time | Pacific/Honolulu
            Western European Time | Europe/Lisbon
            Московское время | Europe/Moscow
            Středoevropský čas | Europe/Paris
            日本標準時 | Asia/Tokyo
            (UTC+09:00) 大阪、札幌、東京 | Asia/Tokyo
            中国标准时间 | Asia/Shanghai
            """)
    void readsZones(String label, String zone) {
        ObjectNode raw =
                Contacts.JSON.createObjectNode().put("email", "a@example.com").put("timezone", label);

        Contact contact = ((Normalized) NORMALIZER.normalize(raw)).contact();

        assertThat(contact.timeZone().id()).isEqualTo(zone);
    }

    @ParameterizedTest
    @CsvSource({"Georgia", "Canada", "'(UTC+08:00) 北京，重庆，乌鲁木齐'"})
    void takesNoZoneOfACountryWithSeveral(String label) {
        ObjectNode raw =
                Contacts.JSON.createObjectNode().put("email", "a@example.com").put("timezone", label);

        assertThat(NORMALIZER.normalize(raw).warnings())
                .extracting(finding -> finding.code())
                .contains("timezone_unknown");
    }

    private static Contact normalized(String field, String value, @Nullable String country) {
        ObjectNode raw = Contacts.JSON.createObjectNode().put("country", country);
        raw.put("email", "b@example.org").put("phone", "+4930901820");
        if (field.equals("phone")) {
            raw.remove("phone");
        }
        return ((Normalized) NORMALIZER.normalize(raw.put(field, value))).contact();
    }
}
