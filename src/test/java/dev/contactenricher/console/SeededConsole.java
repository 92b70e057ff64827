package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInCxone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A console with something of everything, at rest: what was sent, refused, given up and withdrawn, and a long job that waits
 * while an operator has paused sending.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"enricher.security.crm-rate-limit=1000", "enricher.merge.rate-limit=1000"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SeededConsole {

    /** Of a person's or a caller's making; it must never run, nor break the page. */
    static final String HOSTILE = "<script>document.title='run'</script>";

    private static final int WAITING = 120;
    private static final StandInCxone CXONE = new StandInCxone(1000, Duration.ofSeconds(10))
            .answersMerges(merge -> merge.externalIds().stream().anyMatch(id -> id.startsWith("bad"))
                    ? Optional.of(Reply.status(422))
                    : Optional.empty());

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    Browser browser;

    @DynamicPropertySource
    static void cxone(DynamicPropertyRegistry properties) {
        properties.add("CXONE_BASE_URL", CXONE::baseUrl);
        properties.add("CXONE_CLIENT_ID", () -> StandInCxone.CLIENT_ID);
        properties.add("CXONE_CLIENT_SECRET", () -> StandInCxone.CLIENT_SECRET);
        properties.add("CXONE_RATE_LIMIT", () -> "1000");
        properties.add("CXONE_RATE_WINDOW", () -> "10s");
        properties.add("CXONE_CONFIRMATION", () -> "answer");
    }

    static String key(String role) {
        return role + "-key-of-tests";
    }

    /** What stands where callers write what they like. */
    String strange() {
        return HOSTILE;
    }

    /** Signs in where the page wants another role than the one before. */
    String signedIn(String before, Stop stop) {
        if (stop.role().isEmpty()) {
            browser.forgetCookies();
        } else if (!stop.role().equals(before)) {
            browser.signIn(key(stop.role()));
        }
        return stop.role();
    }

    void open() {
        browser = Browser.open(port);
    }

    @BeforeAll
    void fill() {
        browser = Browser.open(port);
        var client = new EnricherClient(port);
        post(client, """
                {"contacts": [
                  {"email": "ada@own-mail.example", "phone": "+12126547801", "external_crm_id": "A-1", "country": "US"},
                  {"email": "ben@own-mail.example", "external_crm_id": "%1$s", "country": "US"},
                  {"email": "ben@own-mail.example", "external_crm_id": "A-2b", "country": "US"},
                  {"email": "cleo@own-mail.example", "external_crm_id": "A-3", "country": "DE"},
                  {"email": "no address", "external_crm_id": "A-4", "country": "US"},
                  {"email": "dan@own-mail.example", "external_crm_id": "bad%1$s", "country": "US"},
                  {"email": "eve@own-mail.example", "external_crm_id": "bad-٤٥ ʚ👩‍🚀ɞ", "country": "US"},
                  {"phone": "+12126547839", "external_crm_id": "S-1", "first_name": "Fay", "last_name": "Low", "country": "US"},
                  {"phone": "+12126547839", "external_crm_id": "S-2", "first_name": "Gil", "last_name": "Low", "country": "US"}]}
                """.formatted(strange()));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            var status = client.json(client.get("/sending", key("ops")).body());
            return status.path("dead_letters").asInt() == 2
                    && status.path("queue").path("queued").asInt() == 0
                    && status.path("queue").path("submitted").asInt() == 0;
        });
        client.post(
                "/privacy/withdrawals",
                key("compliance"),
                Map.of("email", "ben@own-mail.example", "channels", new String[] {"email"}));
        var paused = client.post(
                "/sending/pause", key("ops"), Map.of("reason", "CXone’s maintenance until six " + strange()));
        assertThat(paused.statusCode()).isEqualTo(200);
        post(
                client,
                IntStream.range(0, WAITING)
                        .mapToObj(n -> """
                        {"email": "waits.%1$d@own-mail.example", "external_crm_id": "W-%1$d", "country": "%2$s"}""".formatted(n, n % 9 == 0 ? "DE" : "US"))
                        .collect(Collectors.joining(",", "{\"contacts\": [", "]}")));
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void post(EnricherClient client, String body) {
        assertThat(client.postBatch(body, "key-" + body.hashCode(), key("crm")).statusCode())
                .isEqualTo(202);
    }
}
