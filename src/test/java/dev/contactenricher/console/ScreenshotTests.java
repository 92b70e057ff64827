package dev.contactenricher.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes the pictures of {@code docs/console.md}; a command, not a test. */
@EnabledIfSystemProperty(named = "console.screenshots", matches = ".+")
class ScreenshotTests extends SeededConsole {

    private final Path target = Path.of(System.getProperty("console.screenshots", "target/screenshots"));

    @Override
    String strange() {
        return "A-2";
    }

    @Test
    void takesThem() throws IOException {
        Files.createDirectories(target);
        String role = "";
        for (Stop stop : Stop.pages(folder, "A-9")) {
            role = signedIn(role, stop);
            browser.dark(false).wide(1280);
            stop.reach(browser);
            for (boolean isDark : List.of(false, true)) {
                for (int width : List.of(1280, 390)) {
                    browser.dark(isDark)
                            .wide(width)
                            .shoot(target.resolve(
                                    "%s-%d-%s.webp".formatted(stop.name(), width, isDark ? "dark" : "light")));
                }
            }
        }
    }
}
