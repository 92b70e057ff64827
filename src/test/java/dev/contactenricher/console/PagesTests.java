package dev.contactenricher.console;

import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each page: no barrier, no sideways scrolling, no script that fails, and little to load. Each of its states, too: in minutes. */
class PagesTests extends SeededConsole {

    private static final long MOST_BYTES = 100 * 1024;
    private static final List<Integer> WIDTHS = List.of(1280, 768, 390, 320);

    @Test
    void everyPageIsWithoutBarriersInBothSchemesAndFitsSmallScreens() {
        look(Stop.pages(folder, HOSTILE));
    }

    @Test
    void everyPageWorksWithoutScripts() {
        walkWithoutScripts(Stop.pages(folder, HOSTILE));
    }

    @Test
    @Tag("long")
    void everyStateOfEveryPageIsWithoutBarriersToo() {
        look(Stop.all(folder, HOSTILE));
    }

    @Test
    @Tag("long")
    void everyStateOfEveryPageIsReachedWithoutScriptsToo() {
        walkWithoutScripts(Stop.all(folder, HOSTILE));
    }

    /** Each is loaded once: the scheme and the width change while it is open. */
    private void look(List<Stop> stops) {
        var soft = new SoftAssertions();
        browser.withoutCache(true);
        String role = "";
        for (Stop stop : stops) {
            role = signedIn(role, stop);
            browser.dark(false).wide(1280);
            if (!reaches(stop, soft)) {
                continue;
            }
            soft.assertThat(browser.loadedBytes())
                    .as("%s: bytes in all", stop.name())
                    .isBetween(1000L, MOST_BYTES);
            soft.assertThat(browser.barriers()).as("%s, light", stop.name()).isEmpty();
            soft.assertThat(browser.dark(true).contrasts())
                    .as("%s, dark", stop.name())
                    .isEmpty();
            for (int pixels : WIDTHS) {
                soft.assertThat(browser.wide(pixels).overflow())
                        .as("%s at %d pixels", stop.name(), pixels)
                        .isLessThanOrEqualTo(0);
            }
            soft.assertThat(browser.title()).as(stop.name()).endsWith("· Contact Enricher");
        }
        browser.dark(false).wide(1280).withoutCache(false);
        soft.assertThat(browser.complaints()).isEmpty();
        soft.assertAll();
    }

    private void walkWithoutScripts(List<Stop> stops) {
        var soft = new SoftAssertions();
        browser.scripts(false);
        try {
            String role = "";
            for (Stop stop : stops) {
                role = signedIn(role, stop);
                reaches(stop, soft);
            }
        } finally {
            browser.scripts(true);
        }
        soft.assertAll();
    }

    private boolean reaches(Stop stop, SoftAssertions soft) {
        try {
            stop.reach(browser);
            return true;
        } catch (RuntimeException | AssertionError e) {
            soft.fail("%s was not reached: %s", stop.name(), e);
            return false;
        }
    }
}
