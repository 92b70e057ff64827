package dev.contactenricher.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OptOutColumnsTests {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({
        "Email Opt Out,1,consent_to_email",
        "HasOptedOutOfEmail,TRUE,consent_to_email",
        "Unsubscribed,yes,consent_to_email",
        "Opted out of email: News,true,consent_to_email",
        "Do not allow Bulk Emails,Do Not Allow,consent_to_email",
        "SMS_Opt_Out__c,x,consent_to_sms",
        "Do Not Call,2026-01-31,consent_to_phone",
        "do_not_phone,ja,consent_to_phone",
        "Do Not Contact,Y,consent_to_email consent_to_phone consent_to_sms",
        "opted_out,on,consent_to_email consent_to_phone consent_to_sms"
    })
    void aColumnThatIsAnOptOutByItsNameIsHeardAndGoesOn(String column, String value, String consents) {
        JsonNode contact = Mapping.plain().columns(List.of("email", column)).contact(List.of("a@b.co", value));
        assertThat(contact.get(column).stringValue()).isEqualTo(value);
        assertThat(contact.propertyNames().stream().filter(name -> name.startsWith("consent")))
                .containsExactlyInAnyOrder(consents.split(" "));
        assertThat(Arrays.stream(consents.split(" ")).map(contact::get))
                .allMatch(flag -> flag.isBoolean() && !flag.booleanValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"No", "0", "false", "Allow", "perhaps", "n/a", "Newsletter B"})
    void whatDoesNotSayYesThereSaysNothing(String value) {
        assertThat(Mapping.plain().columns(List.of("email", "Unsubscribed")).contact(List.of("a@b.co", value)))
                .isEqualTo(json("{'email': 'a@b.co', 'Unsubscribed': '%s'}".formatted(value)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an opt-out by its words, by a yes or by its date
                "EMAIL_BLACKLISTED|1|email",
                "smsBlacklisted|true|sms",
                "Unsubscribed Time|2026-11-30 15:04:05|email",
                "UNSUB_TIME|46356.63|email",
                "Date Unsubscribed|Nov 30, 2026|email",
                "Do Not Call Date|30 November 2026|phone",
                "Opt-out date|30.11.26|email phone sms",
                "marketing_opt_out (metadata)|true|email phone sms",
                "Individual: Don't Market|true|email phone sms",
                "Marked email as spam|true|email",
                "Consent withdrawn on|11/30/2026|email phone sms",
                "Von allen E-Mails abgemeldet|wahr|email",
                "Désabonné de tous les e-mails|oui|email",
                "De\u0301sabonne\u0301 de tous les e-mails|oui|email",
                "Canceló la suscripción a todos los correos|Sí|email",
                "Massen-E-Mails nicht zulassen|Nicht zulassen|email",
                "Ne pas autoriser les appels téléphoniques|Ne pas autoriser|phone",
                "Keine Werbung|x|email phone sms",
                "DND|true|email phone sms",
                "Do not use email|Yes|email",
                "No longer contact by email|Yes|email",
                "No Solicitation|Y|email phone sms",
                "Unsubscribed From Campaigns|Y|email",
                // of the channels that stand there
                "Opt Out|email|email",
                "Opt out channels|E-Mail; SMS|email sms",
                "Do Not Contact|Phone|phone",
                // a state, in words that mean nothing else
                "Status|Unsubscribed|email",
                "Lead Status|Do Not Call|phone",
                "Contact status|Opted out|email phone sms",
                "Marketing status|Unsubscribed|email",
                "SMS subscription status|Unsubscribed|sms",
                "Subscription status|Reported as spam|email",
                "Email Suppressions|['HARD_BOUNCE', 'UNSUBSCRIBE']|email",
                "Preferred Contact Method|Do Not Call|phone",
                "Global Subscription Status|Confirmed Opt-Out|email phone sms",
                "email_subscribe|unsubscribed|email",
                "Privacy Consent Status|OptOut|email phone sms",
                // a consent, by whatever would be a refusal in a flag
                "Email Marketing Consent|UNSUBSCRIBED|email",
                "Accepts SMS Marketing|no|sms",
                "Contact Permission|Not Allowed|email phone sms",
                "Einwilligung|widerrufen|email phone sms"
            })
    void whatOtherCrmsExportIsHeardByItsWords(String column, String value, String channels) {
        JsonNode contact = Mapping.plain().columns(List.of("email", column)).contact(List.of("a@b.co", value));
        assertThat(contact.get(column).stringValue()).isEqualTo(value);
        assertThat(contact.propertyNames().stream().filter(name -> name.startsWith("consent")))
                .containsExactlyInAnyOrder(Arrays.stream(channels.split(" "))
                        .map(channel -> "consent_to_" + channel)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UNSUB_TIME|0000-00-00 00:00:00",
                "Unsubscribed at|never",
                "Unsubscribe date|0",
                "Unsubscribed at|1970-01-01T00:00:00Z",
                "Unsubscribed on|01.01.1970",
                "Unsubscribed on|1/1/70",
                "UNSUB_REASON|1",
                "DND time|22:00-07:00",
                "Unsubscribes|3",
                "Unsubscribe Link|1",
                "HasOptedOutOfFax|true",
                "Do not allow Mails|Do Not Allow",
                "Do not allow Faxes|Do Not Allow",
                "Not contacted|true",
                "Has no email|true",
                "Subscription cancelled|true",
                "Status|Cancelled",
                "Status|Bounced",
                "Status|Cleaned",
                "Lead Status|Rejected",
                "Subscription status|Canceled",
                "Subscription status|Not subscribed",
                "Marketing contact status|Non-marketing contact",
                "Marketing status|No consent",
                "Newsletter subscribed|no",
                "OPT_IN|No",
                "Accepted|no",
                "Email Marketing Consent|NEVER_SUBSCRIBED",
                "Email Marketing Consent|SUBSCRIBED",
                "Email consent date|2026-11-30",
                "Cookie consent|no",
                "HasOptedOutTracking|true",
                "Preferred Contact Method|Email",
                "No contact since|2026-01-31",
                "Opt Out|Newsletter B",
                "Do Not Call|Email",
                "Email Opt Out|Opted in"
            })
    void whatMayMeanAnotherThingSaysNothing(String column, String value) {
        assertThat(Mapping.plain().columns(List.of("email", column)).contact(List.of("a@b.co", value)))
                .isEqualTo(json("{'email': 'a@b.co', '%s': '%s'}".formatted(column, value)));
    }

    @Test
    void itsRefusalWinsOverAGrantAndWhatTheMappingSaysOverItsName() {
        assertThat(Mapping.plain()
                        .columns(List.of("email", "consent_to_email", "Email Opt Out"))
                        .contact(List.of("a@b.co", "yes", "yes"))
                        .get("consent_to_email")
                        .booleanValue())
                .isFalse();
        Mapping own = new Mappings(Map.of("acme", Map.of("Unsubscribed", "", "optOut", "!consent_to_sms")))
                .find("acme")
                .orElseThrow();
        assertThat(own.contacts().contact(json("{'email': 'a@b.co', 'Unsubscribed': true, 'optOut': true}")))
                .isEqualTo(json("{'email': 'a@b.co', 'consent_to_sms': false}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31",
                "2026-01-31T10:00:00Z",
                "1/31/2026 10:00 AM",
                "31.01.2026",
                "1769853600000",
                "No consent"
            })
    void theDateOfAnOptOutIsARefusalThoughNoFlag(String value) {
        assertThat(new Mappings(Map.of())
                        .find("salesforce")
                        .orElseThrow()
                        .contacts()
                        .contact(json("{'DoNotCall': '%s'}".formatted(value))))
                .isEqualTo(json("{'consent_to_phone': 'opted out'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'email_marketing_consent': {'state': 'unsubscribed', 'opt_in_level': 'single_opt_in'}}|true",
                "{'email_marketing_consent': {'state': 'subscribed', 'opt_in_level': 'single_opt_in'}}|false",
                "{'email_marketing_consent': {'opt_in_level': 'no'}}|false",
                "{'email_marketing_consent': {}}|false",
                "{'email_suppressions': ['HARD_BOUNCE', 'UNSUBSCRIBE']}|true",
                "{'email_suppressions': ['HARD_BOUNCE', null, {}]}|false"
            })
    void whatTheRecordsOfAnApiTellIsHeard(String contact, boolean refused) {
        Mapping own = new Mappings(Map.of("acme", Map.of("mail", "email")))
                .find("acme")
                .orElseThrow();
        assertThat(own.contacts().contact(json(contact)).has("consent_to_email"))
                .isEqualTo(refused);
    }

    @Test
    void theReasonOfAnOptOutIsNone() {
        assertThat(new Mappings(Map.of())
                        .find("hubspot")
                        .orElseThrow()
                        .contacts()
                        .contact(json("{'email': 'a@b.co', 'hs_email_optout_survey_reason': 'OTHER_REASON'}")))
                .isEqualTo(json("{'email': 'a@b.co'}"));
    }

    @Test
    void textThatASpreadsheetIsKeptFromReadingIsText() {
        assertThat(Mapping.plain()
                        .columns(List.of("email", "zip", "tier"))
                        .contact(List.of("=\"a@b.co\"", "=\"02139\"", "=1+1")))
                .isEqualTo(json("{'email': 'a@b.co', 'zip': '02139', 'tier': '=1+1'}"));
        assertThat(Mapping.plain()
                        .columns(List.of("email", "phone", "last_name"))
                        .contact(List.of("a@b.co", "'+49 30 901820", "'t Hooft"))
                        .values()
                        .toString())
                .isEqualTo("[\"a@b.co\", \"+49 30 901820\", \"'t Hooft\"]");
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
