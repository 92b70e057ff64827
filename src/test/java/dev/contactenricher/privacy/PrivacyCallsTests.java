package dev.contactenricher.privacy;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.contactenricher.leaks.Leaks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
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

/** Whom erasures, withdrawals and access requests reach; nothing is sent meanwhile, as CXone is away. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PrivacyCallsTests {

    private static final String YES = ", 'country': 'US', 'consent_to_email': true}";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private JsonMapper json;

    @Test
    void anErasureByAKeyOfSeveralPeopleNeedsTheirNumber() {
        String phone = "'phone': '+12125552701'";
        submit(
                "{'email': 'uma@mail.example', 'last_name': 'Unger', 'first_name': 'Uma', " + phone + YES,
                "{'email': 'vic@mail.example', 'last_name': 'Vogt', 'first_name': 'Vic', " + phone + YES,
                "{'email': 'wim@mail.example', 'last_name': 'Wald', 'first_name': 'Wim', " + phone + YES);

        for (String body : new String[] {"{%s}", "{%s, 'confirm': 2}", "{%s, 'confirm': 0}"}) {
            var refused = post("/privacy/erasures", body.formatted(phone));
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(read(refused).path("matches").asInt()).isEqualTo(3);
            Leaks.ofTheRun().inspect("/privacy/erasures", refused.body());
        }
        assertThat(subjects("{'email': 'uma@mail.example'}")).isOne();

        assertThat(erased("{%s, 'confirm': 3}".formatted(phone))).isEqualTo(3);
        assertThat(subjects("{%s}".formatted(phone))).isZero();
        assertThat(erased("{%s, 'confirm': 3}".formatted(phone))).isZero();
    }

    @Test
    void onePersonAmongSeveralIsReachedByAKeyOfTheirOwnOrByTwoThatOnlyTheyHave() {
        String mailbox = "'email': 'info@hotel.example'";
        String phone = "'phone': '+12125552711'";
        submit(
                "{" + mailbox + ", 'first_name': 'Xia', 'last_name': 'Xu', 'phone': '+12125552710'" + YES,
                "{" + mailbox + ", 'first_name': 'Yan', 'last_name': 'Yip', " + phone + YES,
                "{'email': 'zac@mail.example', 'first_name': 'Zac', 'last_name': 'Zorn', " + phone + YES);
        assertThat(subjects("{%s}".formatted(mailbox))).isEqualTo(2);
        assertThat(subjects("{%s}".formatted(phone))).isEqualTo(2);
        assertThat(subjects("{'email': 'zac@mail.example', %s}".formatted(phone)))
                .isOne();

        assertThat(erased("{%s, %s}".formatted(mailbox, phone))).isOne();

        assertThat(subjects("{%s}".formatted(mailbox))).isOne();
        assertThat(subjects("{'email': 'zac@mail.example'}")).isOne();
    }

    @Test
    void aPersonIsReachedByTheirSubjectAndByTheirExternalId() {
        submit("""
                {'external_crm_id': 'PC-1', 'email': 'tea@mail.example', 'country': 'DE',
                 'consent_to_email': true, 'consent_to_sms': true, 'consent_to_phone': true}""");
        JsonNode access = ok("/privacy/access", "{'external_crm_id': 'PC-1'}");
        String subject = access.path("subject").asString();
        assertThat(access.at("/held/results/0/external_crm_id").asString()).isEqualTo("PC-1");
        assertThat(access.at("/held/consent/0/evidence")).isNotEmpty();
        assertThat(access.at("/held/consent/0/grants"))
                .extracting(grant -> grant.path("channel").asString())
                .containsExactly("email", "sms", "phone");
        assertThat(access.at("/held/cxone").isArray()).isTrue();
        assertThat(ok("/privacy/access", "{'subject': '" + subject + "'}")
                        .path("subject")
                        .asString())
                .isEqualTo(subject);

        JsonNode withdrawal = ok(
                "/privacy/withdrawals", "{'subject': '" + subject.toUpperCase(Locale.ROOT) + "', 'channels': ['sms']}");
        assertThat(withdrawal.path("matches").asInt()).isOne();
        assertThat(affected(withdrawal)).isOne();
        assertThat(ok("/privacy/access", "{'email': 'tea@mail.example'}")
                        .at("/withdrawals/0/channel")
                        .asString())
                .isEqualTo("sms");

        assertThat(erased("{'external_crm_id': 'PC-1'}")).isOne();
        assertThat(subjects("{'external_crm_id': 'PC-1'}")).isZero();
        assertThat(erased("{'subject': '" + subject + "'}")).isZero();
        assertThat(post("/privacy/withdrawals", "{'subject': '" + subject + "', 'channels': ['sms']}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPersonIsReachedByEachOfTheirAddresses() {
        String rest = "'external_crm_id': 'PC-2', 'first_name': 'Kim', 'last_name': 'Kowal'" + YES;
        submit("{'email': 'kim.old@mail.example', " + rest);
        submit("{'email': 'kim.new@mail.example', " + rest);
        for (String email : new String[] {"kim.old@mail.example", "kim.new@mail.example"}) {
            assertThat(subjects("{'email': '" + email + "'}")).as(email).isOne();
        }
        assertThat(erased("{'email': 'kim.old@mail.example'}")).isOne();
        assertThat(subjects("{'email': 'kim.new@mail.example'}")).isZero();
    }

    @Test
    void accessTellsWhatSomeoneNotKnownYetWithdrew() {
        ok("/privacy/withdrawals", "{'phone': '030 901821', 'country': 'Germany', 'channels': ['phone', 'sms']}");
        JsonNode access = ok("/privacy/access", "{'phone': '+49 30 901821'}");
        assertThat(access.path("subject").isNull()).isTrue();
        assertThat(access.path("withdrawals"))
                .extracting(one -> one.path("channel").asString())
                .containsExactly("sms", "phone");
        assertThat(access.at("/withdrawals/0/withdrawn_at").asString()).endsWith("Z");
    }

    @Test
    void accessTellsTheRejectedContactsOfSomeoneWhoIsNobodyYet() {
        send(
                "/enrich-batch",
                "crm-key-of-tests",
                "application/json",
                bytes(
                        "{'contacts': [{'external_crm_id': 'PC-9', 'email': 'rex@mail.example', 'consent_to_sms': 'maybe'}]}"));
        for (String key : new String[] {"{'email': 'rex@mail.example'}", "{'external_crm_id': 'PC-9'}"}) {
            JsonNode access = ok("/privacy/access", key);
            assertThat(access.path("subject").isNull()).isTrue();
            assertThat(access.at("/held/results/0/external_crm_id").asString()).isEqualTo("PC-9");
        }
    }

    @Test
    void ofAListWhatCanBeReadIsObeyed() {
        submit("{'email': 'lia@mail.example'" + YES, "{'email': 'leo@mail.example'" + YES);
        JsonNode answer = ok("/privacy/withdrawals", """
                {'withdrawals': [
                  {'email': 'lia@mail.example', 'channels': ['email']},
                  {'email': 'leo@mail.example', 'phone': '030 1', 'channels': ['email', 'fax']},
                  {'email': 'n/a', 'channels': ['email']},
                  {'e_mail': 'lou@mail.example', 'channels': ['email']},
                  {'email': ['lou@mail.example'], 'channels': 'email'},
                  {'email': 'lou@mail.example'},
                  null,
                  'lou@mail.example',
                  {'email': 'lou@mail.example', 'channels': ['phone']}]}""");
        assertThat(answer.path("received").asInt()).isEqualTo(9);
        assertThat(affected(answer)).isEqualTo(2);
        assertThat(answer.path("matches").asInt()).isEqualTo(2);
        assertThat(answer.path("remembered").asBoolean()).isTrue();
        assertThat(answer.path("errors"))
                .extracting(error ->
                        error.path("index").asInt() + " " + error.path("field").asString())
                .contains("1 phone", "1 channels", "2 email", "3 withdrawal", "4 email", "4 channels", "5 channels")
                .noneMatch(error -> error.startsWith("0 ") || error.startsWith("8 "))
                .anyMatch(error -> error.startsWith("6 "))
                .anyMatch(error -> error.startsWith("7 "));
        Leaks.ofTheRun().inspect("/privacy/withdrawals", answer.path("errors").toString());
        assertThat(ok("/privacy/access", "{'email': 'lou@mail.example'}").path("withdrawals"))
                .extracting(one -> one.path("channel").asString())
                .containsExactly("phone");
    }

    @Test
    void aFileIsReadAsSpreadsheetsWriteIt() {
        submit("{'email': 'mia@mail.example', 'phone': '+12125552720'" + YES);
        String file = """
                \uFEFFE-Mail;Phone;Country;Channels\r
                mia@mail.example;;;\r
                "";"030 901822";Deutschland;"sms phone"\r
                ;030 901823;;sms\r
                mo@mail.example\r
                """;
        JsonNode answer =
                read(send("/privacy/withdrawals", "compliance-key-of-tests", "text/csv", file.getBytes(UTF_16LE)));
        assertThat(answer.path("received").asInt()).isEqualTo(4);
        assertThat(affected(answer)).isOne();
        assertThat(answer.path("errors").toString()).isEqualTo("""
                [{"index":2,"line":4,"field":"phone","code":"phone_not_international"},\
                {"index":3,"line":5,"field":"row","code":"row_malformed"}]""");
        assertThat(ok("/privacy/access", "{'email': 'mia@mail.example'}").path("withdrawals"))
                .hasSize(3);
        assertThat(ok("/privacy/access", "{'phone': '+4930901822'}").path("withdrawals"))
                .hasSize(2);
    }

    @Test
    void aRowThatDoesNotFitItsHeaderIsToldAndObeyedAsFarAsItNamesSomebody() {
        String file = """
                email,phone,country,channels
                short@mail.example
                long@mail.example,,,email,sms
                ,030 901824,DE,sms,phone
                nobody,gibberish
                """;
        JsonNode answer =
                read(send("/privacy/withdrawals", "compliance-key-of-tests", "text/csv", file.getBytes(UTF_8)));
        assertThat(answer.path("received").asInt()).isEqualTo(4);
        assertThat(answer.path("errors"))
                .extracting(error ->
                        error.path("line").asInt() + " " + error.path("code").asString())
                .containsExactly("2 row_malformed", "3 row_malformed", "4 row_malformed", "5 row_malformed");
        for (String key :
                List.of("'email': 'short@mail.example'", "'email': 'long@mail.example'", "'phone': '+4930901824'")) {
            assertThat(ok("/privacy/access", "{" + key + "}").path("withdrawals"))
                    .as(key)
                    .hasSize(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email,phone~'ann@mail.example,|2",
                "e_mails,phone~ann@mail.example,|1",
                "ann@mail.example,+12125552730|1",
                "email,email~a,b|1",
                "country,channels~DE,sms|1",
                "~~|1"
            })
    void textThatIsNoSuchFileIsToldByItsLine(String file, int line) {
        byte[] body = file.replace('~', '\n').replace('\'', '"').getBytes(UTF_8);
        HttpResponse<String> answer =
                send("/privacy/withdrawals", "compliance-key-of-tests", "text/csv; charset=utf-8", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(read(answer).path("line").asInt()).isEqualTo(line);
        Leaks.ofTheRun().inspect("/privacy/withdrawals", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"email;phone", "email;phone\n;\n;;;\n"})
    void aFileOfNobodyIsNoWish(String file) {
        HttpResponse<String> answer =
                send("/privacy/withdrawals", "compliance-key-of-tests", "text/csv", file.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(read(answer).path("detail").asString()).isEqualTo("There must be at least one row below the header");
    }

    @Test
    void rowsOfBlankCellsAreNoWithdrawals() {
        JsonNode answer = read(send(
                "/privacy/withdrawals",
                "compliance-key-of-tests",
                "text/csv",
                "email;phone\n;\nblank1@mail.example;\n;\n;;;\nnobody;\n;\n".getBytes(UTF_8)));
        assertThat(answer.path("received").asInt()).isEqualTo(2);
        assertThat(answer.path("errors").toString())
                .isEqualTo("[{\"index\":1,\"line\":6,\"field\":\"email\",\"code\":\"email_invalid\"}]");
    }

    @Test
    void tenThousandAreTakenAndNoMore() {
        String file = IntStream.range(0, 10_000)
                .mapToObj("many%05d@mail.example,,,email"::formatted)
                .collect(joining("\n", "email,phone,country,channels\n", "\n"));
        JsonNode answer =
                read(send("/privacy/withdrawals", "compliance-key-of-tests", "text/csv", file.getBytes(UTF_8)));
        assertThat(answer.path("received").asInt()).isEqualTo(10_000);
        assertThat(answer.path("errors")).isEmpty();
        assertThat(ok("/privacy/access", "{'email': 'many09999@mail.example'}").path("withdrawals"))
                .hasSize(1);
        assertThat(send(
                                "/privacy/withdrawals",
                                "compliance-key-of-tests",
                                "text/csv",
                                (file + "x@mail.example,,,").getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void aReceiptTellsWhereAWishStandsAndTheTrailNamesIt() {
        String id = ok("/privacy/withdrawals", "{'email': 'ivy@mail.example', 'channels': ['email']}")
                .path("id")
                .asString();
        JsonNode receipt = read(get("/privacy/requests/" + id));
        assertThat(receipt.path("id").asString()).isEqualTo(id);
        assertThat(receipt.path("kind").asString()).isEqualTo("withdrawal");
        assertThat(receipt.path("destinations"))
                .extracting(one ->
                        one.path("name").asString() + " " + one.path("status").asString())
                .containsExactly("cxone not_needed", "marketing not_needed");
        await().until(() ->
                get("/audit-trail?limit=1000&action=consent_withdrawn").body().contains(id));

        String erasure = ok("/privacy/erasures", "{'email': 'ivy@mail.example'}")
                .path("id")
                .asString();
        assertThat(read(get("/privacy/requests/" + erasure)).path("kind").asString())
                .isEqualTo("erasure");
        await().until(() ->
                get("/audit-trail?limit=1000&action=subject_erased").body().contains(erasure));
        assertThat(get("/privacy/requests/unknown").statusCode()).isEqualTo(404);
        assertThat(get("/privacy/requests/" + id + "?email=x").statusCode()).isEqualTo(400);
    }

    private int erased(String body) {
        return ok("/privacy/erasures", body).path("erased").asInt();
    }

    /** A contact may have been claimed for a request that finds no CXone. */
    private static int affected(JsonNode withdrawal) {
        return withdrawal.path("stopped").asInt() + withdrawal.path("in_flight").asInt();
    }

    private int subjects(String key) {
        return ok("/privacy/access", key).path("subjects").size();
    }

    private void submit(String... contacts) {
        var answer = send(
                "/enrich-batch",
                "crm-key-of-tests",
                "application/json",
                bytes("{'contacts': [" + String.join(", ", contacts) + "]}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private JsonNode ok(String path, String body) {
        var answer = post(path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    private HttpResponse<String> post(String path, String body) {
        return send(path, "compliance-key-of-tests", "application/json", bytes(body));
    }

    private HttpResponse<String> get(String path) {
        return send(request(path, "compliance-key-of-tests").GET().build());
    }

    private HttpResponse<String> send(String path, String key, String type, byte[] body) {
        return send(request(path, key)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", key);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(UTF_8);
    }
}
