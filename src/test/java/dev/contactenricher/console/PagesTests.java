package dev.contactenricher.console;

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
            if (!reaches(stop, soft)) {
                continue;
            }
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

    @org.junit.jupiter.api.Disabled @Test
    void everyPageWorksWithoutScripts() {
        var soft = new SoftAssertions();
        browser.scripts(false);
        try {
            String role = "";
            for (Stop stop : Stop.all(folder)) {
                role = signedIn(role, stop);
                reaches(stop, soft);
            }
        } finally {
            browser.scripts(true);
        }
        soft.assertAll();
    }

    private boolean reaches(Stop stop, SoftAssertions soft) {
        soft.assertThatCode(() -> stop.reach(browser)).as(stop.name()).doesNotThrowAnyException();
        return soft.wasSuccess();
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
