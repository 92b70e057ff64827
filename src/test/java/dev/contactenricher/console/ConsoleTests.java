package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.standin.EnricherClient;
import dev.contactenricher.standin.Reply;
import dev.contactenricher.standin.StandInCxone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Each page in a real browser, as its role would walk it; skipped where there is no chromium. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleTests {

    private static final String CRM = "crm-key-of-tests";
    private static final String OPS = "ops-key-of-tests";
    private static final String COMPLIANCE = "compliance-key-of-tests";
    private static final String HOSTILE = "<script>document.title='run'</script>";

    private static final AtomicBoolean REFUSING = new AtomicBoolean(true);
    private static final AtomicBoolean FORBIDDING = new AtomicBoolean();
    private static final StandInCxone CXONE = new StandInCxone(1000, Duration.ofSeconds(10))
            .answersMerges(merge -> FORBIDDING.get()
                    ? Optional.of(Reply.status(403))
                    : merge.externalIds().stream().anyMatch(id -> id.startsWith("bad") && REFUSING.get())
                            ? Optional.of(Reply.status(422))
                            : Optional.empty());

    @LocalServerPort
    private int port;

    private Browser browser;
    private EnricherClient client;

    @TempDir
    private Path folder;

    @DynamicPropertySource
    static void cxone(DynamicPropertyRegistry properties) {
        properties.add("CXONE_BASE_URL", CXONE::baseUrl);
        properties.add("CXONE_CLIENT_ID", () -> StandInCxone.CLIENT_ID);
        properties.add("CXONE_CLIENT_SECRET", () -> StandInCxone.CLIENT_SECRET);
        properties.add("CXONE_RATE_LIMIT", () -> "1000");
        properties.add("CXONE_RATE_WINDOW", () -> "10s");
        properties.add("CXONE_CONFIRMATION", () -> "answer");
    }

    @BeforeAll
    void someWork() {
        browser = Browser.open(port);
        client = new EnricherClient(port);
        post("""
                {"contacts": [
                  {"email": "first@own-mail.example", "external_crm_id": "A-1", "country": "US"},
                  {"email": "second@own-mail.example", "external_crm_id": "%s", "country": "US"},
                  {"email": "third@own-mail.example", "external_crm_id": "A-3", "country": "DE"},
                  {"email": "fourth@own-mail.example", "external_crm_id": "bad%s", "country": "US"}]}
                """.formatted(HOSTILE, HOSTILE));
        browser.signIn(OPS);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> browser.go("/console/dead-letters").text().contains("1 dead letter"));
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
        CXONE.close();
    }

    private void post(String body) {
        assertThat(client.postBatch(body, "key-" + body.hashCode(), CRM).statusCode())
                .isEqualTo(202);
    }

    @Test
    void aDeadLetterIsSentAgainAndAnotherOneDiscarded() {
        browser.signIn(OPS).go("/console/dead-letters");
        assertThat(browser.text()).contains("bad" + HOSTILE, "refused");
        browser.mark("input[name=id]")
                .press("Discard marked")
                .await("Discard 1 dead letter?")
                .press("No, go back");
        browser.mark("input[name=id]").press("Retry marked").await("1 dead letter will be sent again");
    }

    @Test
    void sendingIsPausedForAReasonThatEverybodyReads() {
        browser.signIn(OPS).go("/console/sending").type("reason", HOSTILE).press("Pause sending");
        browser.await("by an operator since").press("Resume sending");
        browser.await("Pause").signIn(CRM);
        assertThat(browser.go("/console").text()).doesNotContain("by an operator");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aFileIsTriedAndThenSentWithoutBeingChosenAgain() throws Exception {
        Path file = folder.resolve(HOSTILE.replace('/', '_') + ".csv");
        var rows = new StringBuilder("Email,First Name,Country,External CRM Id\n");
        for (int i = 0; i < 1500; i++) {
            rows.append("row")
                    .append(i)
                    .append("@own-mail.example,\"ANN\nMARY\",")
                    .append(i == 1200 ? "DE" : "US")
                    .append(",R-")
                    .append(i)
                    .append('\n');
        }
        Files.writeString(file, rows);
        browser.signIn(CRM).go("/console/upload").type("file", file.toString()).press("Try it");
        browser.await("Tried all 1,500 rows");
        assertThat(browser.text()).contains("1499", "consent_missing", "2402", "Ann Mary", "ANN");
        assertThat(browser.text())
                .as("what was found in a later part stands before rows without findings")
                .containsSubsequence("30 are shown", "row1200@own-mail.example", "row0@own-mail.example")
                .doesNotContain("row29@own-mail.example");
        browser.press("Submit the file").await("The file was taken in");
        assertThat(browser.text()).contains("1,000 rows, 1,000 accepted", "500 rows, 499 accepted");
        browser.mark("#upload-sent a").await("1,000 received");
        assertThat(browser.complaints()).isEmpty();
    }

    /** As spreadsheets of some countries write it: what separates stands before the header, and must go with each part. */
    @Test
    void eachPartOfAFileIsReadAsTheWholeFileWouldBe() throws Exception {
        Path file = folder.resolve("sep.csv");
        var rows = new StringBuilder("sep=;\r\nEmail;Last Name;Country\r\n");
        for (int i = 0; i < 1100; i++) {
            rows.append("sep%d@own-mail.example;5\" pipe, inc.;US\r\n".formatted(i));
        }
        Files.writeString(file, rows, StandardCharsets.UTF_16LE);
        browser.signIn(CRM).go("/console/upload").type("file", file.toString()).press("Try it");
        browser.await("Tried all 1,100 rows").press("Submit the file").await("The file was taken in");
        assertThat(browser.text()).contains("1,000 rows, 1,000 accepted", "100 rows, 100 accepted");
    }

    @Test
    void aFileOutlivesItsSessionButNoOtherFileIsSubmittedUntried() throws Exception {
        Path file = folder.resolve("outlives.csv");
        Files.writeString(file, "email,country\noutlives@own-mail.example,US\n");
        browser.signIn(CRM).go("/console/upload").type("file", file.toString()).press("Try it");
        browser.await("Tried 1 row").forgetCookies().press("Submit the file");
        browser.await("Your session has ended. This page keeps the file").await("takes nothing twice");
        Files.writeString(folder.resolve("other.csv"), "email,country\n");
        browser.type("file", folder.resolve("other.csv").toString());
        assertThat(browser.text()).doesNotContain("Submit the file", "outlives@own-mail.example");
    }

    @Test
    void aPersonIsFoundAndWithdrawsAndTheTrailHolds() {
        browser.signIn(COMPLIANCE).go("/console/privacy").type("person-email", "first@own-mail.example");
        browser.press("Show what is held").await("The id that audit entries use");
        browser.press("Show the person’s timeline").await("Contact no. 1 was sent to CXone");
        assertThat(browser.path()).startsWith("/console/audit?subject=").doesNotContain("first");
        browser.go("/console/privacy")
                .type("person-email", "first@own-mail.example")
                .press("Withdraw consent");
        browser.await("1 person is known").press("Withdraw").await("Where it stands elsewhere");
        browser.go("/console/audit").press("Verify the trail").await("The trail is whole");
    }

    @Test
    void withoutScriptsAFileIsTriedAndSentAsOneBatch() throws Exception {
        Path file = folder.resolve("plain.csv");
        Files.writeString(file, "email,country\nplain@own-mail.example,US\n");
        browser.scripts(false);
        try {
            browser.signIn(CRM)
                    .go("/console/upload")
                    .type("file", file.toString())
                    .press("Try it")
                    .await("Given, and what CXone would get");
            browser.type("file", file.toString()).press("Submit the file").await("1 received, 1 accepted");
        } finally {
            browser.scripts(true);
        }
    }

    @Test
    void refusedCredentialsAreUnderstoodFromTheFirstSentence() {
        FORBIDDING.set(true);
        try {
            post("{\"contacts\": [{\"email\": \"late@own-mail.example\", \"country\": \"US\"}]}");
            browser.signIn(OPS).go("/console").await("CXone refuses the credentials");
            assertThat(browser.text()).contains("Nothing is lost", "CXONE_CLIENT_SECRET");
        } finally {
            FORBIDDING.set(false);
        }
    }
}
