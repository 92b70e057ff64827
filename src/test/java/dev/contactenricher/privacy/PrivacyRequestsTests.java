package dev.contactenricher.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.leaks.Leaks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the contract's section 10 says of {@code /privacy}, for good requests and bad ones. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PrivacyRequestsTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "/privacy/erasures|{}|-",
                "/privacy/erasures|{'email': '', 'phone': ' '}|email",
                "/privacy/erasures|{'email': 'n/a'}|email",
                "/privacy/erasures|{'email': 'none@none.de'}|email",
                "/privacy/erasures|{'email': 'ada@mail.example', 'phone': ' '}|phone",
                "/privacy/erasures|{'email': 'ada@mail.example; bob@mail.example'}|email",
                "/privacy/erasures|{'phone': '+1 555 0100'}|phone",
                "/privacy/erasures|{'phone': '+49 111 111 1111'}|phone",
                "/privacy/erasures|{'phone': '030 901820'}|phone",
                "/privacy/erasures|{'phone': '(212) 555-2368'}|phone",
                "/privacy/erasures|{'phone': '4930901820'}|phone",
                "/privacy/erasures|{'phone': '2125552368'}|phone",
                "/privacy/erasures|{'phone': '4.9E+11', 'country': 'DE'}|phone",
                "/privacy/erasures|{'phone': '030 901820', 'country': 'Germnayyy'}|country",
                "/privacy/erasures|{'phone': '030 901820', 'country': ' '}|phone",
                "/privacy/erasures|{'external_crm_id': ' '}|external_crm_id",
                "/privacy/erasures|{'external_crm_id': {}}|external_crm_id",
                "/privacy/erasures|{'subject': 'ada'}|subject",
                "/privacy/erasures|{'subject': ''}|subject",
                "/privacy/erasures|{'e_mail': 'ada@mail.example'}|e_mail",
                "/privacy/erasures|{'email': 'ada@mail.example', 'confirm': '2'}|confirm",
                "/privacy/erasures|{'email': 'ada@mail.example', 'confirm': 2.5}|confirm",
                "/privacy/erasures|{'email': 'ada@mail.example', 'confirm': true}|confirm",
                "/privacy/erasures|{'email': 'ada@mail.example', 'channels': ['email']}|channels",
                "/privacy/access|{'phone': '030 901820'}|phone",
                "/privacy/access|{'email': 'a@mail.example', 'confirm': 1}|confirm",
                "/privacy/withdrawals|{'phone': '030 901820', 'channels': ['sms']}|phone",
                "/privacy/withdrawals|{'email': 'null', 'channels': ['sms']}|email",
                "/privacy/withdrawals|{'email': 'a@mail.example', 'channel': ['sms']}|channel",
                "/privacy/withdrawals|{'email': 'a@mail.example', 'channels': ['sms'], 'withdrawals': []}|withdrawals",
                "/privacy/withdrawals|{'withdrawals': []}|withdrawals",
                "/privacy/withdrawals|{'withdrawals': {}}|withdrawals",
                "/privacy/erasures|{'email': 'nobody'}|email",
                "/privacy/erasures|{'phone': '12'}|phone",
                "/privacy/erasures|{'email': 'ada@mail.example', 'phone': 'x'}|phone",
                "/privacy/erasures|{'email': ['ada@mail.example']}|email",
                "/privacy/erasures|{'email': 'ada@mail.example', 'name': 'ada.l'}|name",
                "/privacy/erasures|[]|-",
                "/privacy/erasures|{|-",
                "/privacy/erasures|-|-",
                "/privacy/access|{'email': {}}|email",
                "/privacy/access|{'email': 'a@mail.example', 'email': 'b@mail.example'}|-",
                "/privacy/withdrawals|{'email': 'ada@mail.example'}|channels",
                "/privacy/withdrawals|{'email': 'ada@mail.example', 'channels': []}|channels",
                "/privacy/withdrawals|{'email': 'ada@mail.example', 'channels': ['fax']}|channels",
                "/privacy/withdrawals|{'email': 'ada@mail.example', 'channels': [null]}|channels",
                "/privacy/withdrawals|{'email': 'ada@mail.example', 'channels': 'email'}|channels",
                "/privacy/withdrawals|{'channels': ['email']}|-"
            })
    void aBadRequestIsToldByItsFieldAndNotRepeated(String path, String body, String field) throws Exception {
        HttpResponse<String> answer = post(path, body == null ? "" : body.replace('\'', '"'));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        Leaks.ofTheRun().inspect(path, answer.body());
        if (field != null) {
            assertThat(json.readTree(answer.body()).path("field").asString("")).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+49 30 901820", "0049 30 901820", "(+49) 30 901820", "tel:+49-30-901820", "\uff0b49 30 901820"})
    void aNumberIsInternationalHoweverItsCountryCodeIsMarked(String phone) throws Exception {
        assertThat(post("/privacy/access", "{\"phone\": \"" + phone + "\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPersonIsMeantHoweverTheAddressIsWritten() throws Exception {
        withdraw("{\"email\": \" Zoe@M\u00fcnchen.Example \", \"channels\": [\"email\", \"email\", \"sms\"]}");
        HttpResponse<String> batch = send("/enrich-batch", "crm-key-of-tests", """
                {"contacts": [{"email": "zoe@xn--mnchen-3ya.example", "country": "DE", "consent_to_email": true,
                  "consent_to_sms": true, "consent_to_phone": true}]}""");
        assertThat(batch.statusCode()).isEqualTo(422);
        assertThat(batch.body()).contains("consent_denied", "consent_to_email", "consent_to_sms");
    }

    @Test
    void nothingIsHeldAboutAStranger() throws Exception {
        JsonNode access = json.readTree(
                post("/privacy/access", "{\"phone\": \"+1 212 555 2999\"}").body());
        assertThat(access.path("subject").isNull()).isTrue();
        JsonNode erasure = json.readTree(
                post("/privacy/erasures", "{\"phone\": \"+1 212 555 2999\"}").body());
        assertThat(withoutId(erasure))
                .isEqualTo("{\"erased\":0,\"in_flight\":0,\"elsewhere\":[\"cxone\",\"marketing\"]}");
    }

    private void withdraw(String body) throws Exception {
        HttpResponse<String> answer = post("/privacy/withdrawals", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(withoutId(json.readTree(answer.body()))).isEqualTo("""
                {"remembered":true,"stopped":0,"in_flight":0,"matches":0,"corrections":{"cxone":0,"marketing":0}}""");
    }

    private static String withoutId(JsonNode answer) {
        assertThat(answer.path("id").asString()).hasSize(36);
        return ((ObjectNode) answer).without("id").toString();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(path, "compliance-key-of-tests", body);
    }

    private HttpResponse<String> send(String path, String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
