package dev.contactenricher.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Each page in each of its states: no barrier, no sideways scrolling, no script that fails, and little to load. */
class PagesTests extends SeededConsole {

    private static final long MOST_BYTES = 100 * 1024;

    @Test
    void everyPageIsWithoutBarriersInBothSchemesAndFitsSmallScreens() {
        var soft = new SoftAssertions();
        browser.withoutCache();
        String role = "";
        for (Stop stop : Stop.all(folder)) {
            role = signedIn(role, stop);
            browser.dark(false).wide(1280);
            stop.reach(browser);
            long bytes = browser.loadedBytes();
            soft.assertThat(bytes).as("%s: bytes in all", stop.name()).isBetween(1000L, MOST_BYTES);
            soft.assertThat(browser.barriers()).as("%s, light", stop.name()).isEmpty();
            soft.assertThat(browser.dark(true).contrasts()).as("%s, dark", stop.name()).isEmpty();
            browser.wide(320);
            soft.assertThat(browser.overflow()).as("%s at 320 pixels", stop.name()).isLessThanOrEqualTo(0);
            soft.assertThat(browser.title()).as(stop.name()).endsWith("· Contact Enricher");
        }
        browser.dark(false).wide(1280);
        soft.assertThat(browser.complaints()).isEmpty();
        soft.assertAll();
    }

    @Test
    void everyPageWorksWithoutScripts() {
        browser.scripts(false);
        try {
            String role = "";
            for (Stop stop : Stop.all(folder)) {
                role = signedIn(role, stop);
                stop.reach(browser);
            }
        } finally {
            browser.scripts(true);
        }
        assertThat(browser.complaints()).isEqualTo(List.of());
    }

    private String signedIn(String before, Stop stop) {
        if (stop.role().isEmpty()) {
            browser.forgetCookies();
        } else if (!stop.role().equals(before)) {
            browser.signIn(key(stop.role()));
        }
        return stop.role();
    }
}
