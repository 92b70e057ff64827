package dev.contactenricher.console;

import dev.contactenricher.standin.EnricherClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Takes the pictures of {@code docs/console.md}; a command, not a test. */
@EnabledIfSystemProperty(named = "console.screenshots", matches = ".+")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ScreenshotTests {

    private static final String CRM = "crm-key-of-tests";

    private final Path target = Path.of(System.getProperty("console.screenshots", "target/screenshots"));

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void takesThem() throws IOException {
        Files.createDirectories(target);
        String batch = Files.readString(Path.of("samples", "contacts.json"));
        new EnricherClient(port).postBatch(batch, "screenshots", CRM);
        try (var browser = Browser.open(port)) {
            shoot(browser, "sign-in", "/console/sign-in");
            browser.signIn(CRM);
            shoot(browser, "overview", "/console");
            shoot(browser, "jobs", "/console/jobs");
            browser.go("/console/jobs").mark("main table a");
            shoot(browser, "job", browser.path());
            upload(browser);
            browser.signIn("ops-key-of-tests");
            shoot(browser, "dead-letters", "/console/dead-letters");
            browser.go("/console/sending")
                    .type("reason", "CXone’s maintenance until six")
                    .press("Pause sending");
            shoot(browser, "sending", "/console/sending");
            browser.signIn("compliance-key-of-tests");
            shoot(browser, "audit", "/console/audit");
            shoot(browser, "privacy", "/console/privacy");
        }
    }

    private void upload(Browser browser) throws IOException {
        Path file = folder.resolve("contacts.csv");
        Files.writeString(file, """
                Email;First Name;Phone;Country;Consent to e-mail;External CRM Id
                "Ada <ADA@own-mail.example>";ADA;(212) 555-0147;USA;yes;A-1
                zoe@own-mail.example;ZOË;030 901820;Deutschland;;A-2
                no address;BOB;n/a;US;;A-3
                """);
        browser.go("/console/upload")
                .type("file", file.toString())
                .press("Try it")
                .await("Tried all");
        for (Map.Entry<String, Boolean> scheme :
                Map.of("light", false, "dark", true).entrySet()) {
            for (int width : List.of(1280, 390)) {
                browser.dark(scheme.getValue()).wide(width).shoot(file("upload", width, scheme.getKey()));
            }
        }
        browser.dark(false).wide(1280);
    }

    private void shoot(Browser browser, String name, String path) throws IOException {
        for (Map.Entry<String, Boolean> scheme :
                Map.of("light", false, "dark", true).entrySet()) {
            for (int width : List.of(1280, 390)) {
                browser.dark(scheme.getValue()).wide(width).go(path).shoot(file(name, width, scheme.getKey()));
            }
        }
        browser.dark(false).wide(1280);
    }

    private Path file(String name, int width, String scheme) {
        return target.resolve("%s-%d-%s.webp".formatted(name, width, scheme));
    }
}
