package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFamilyTests {

    private static final long WINDOW = 60_000;
    private static final CallFamily FULL = new CallFamily("digital", 120, 0, 120, 0, 0, 0);

    @Test
    void callsThatWereUnderWayTogetherHalveTheRateOnce() {
        CallFamily once = FULL.halved(1000, 2000, 1500);
        assertThat(once.limitNow()).isEqualTo(60);
        assertThat(once.halved(1400, 2500, 1600).limitNow()).isEqualTo(60);
        assertThat(once.halved(1400, 2500, 1600).throttledUntil()).isEqualTo(2500);
        assertThat(once.halved(1500, 2500, 1600).limitNow()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 60, 120, 1000})
    void whateverWasCutGrowsBackByATenthAWindowUpToTheLimitAndNoFurther(int limit) {
        CallFamily family = new CallFamily("admin", limit, 0, limit, 0, 0, 0);
        long now = 1_000;
        for (int cut = 0; cut < 20; cut++) {
            family = family.halved(now, now, now);
            now++;
        }
        assertThat(family.limitNow()).as("never none at all").isOne();
        for (int window = 0; window < limit + 10 && family.limitNow() < limit; window++) {
            int before = family.limitNow();
            assertThat(family.grown(now + WINDOW - 2, WINDOW)).isEqualTo(family);
            now += WINDOW;
            family = family.grown(now, WINDOW);
            assertThat(family.limitNow()).isEqualTo(Math.min(limit, before + Math.max(1, limit / 10)));
        }
        assertThat(family.limitNow()).isEqualTo(limit);
        assertThat(family.grown(now + 10 * WINDOW, WINDOW)).isEqualTo(family);
    }

    @Test
    void aWindowCountsFromTheEndOfWhatCxoneToldUsToWait() {
        CallFamily family = FULL.halved(1000, 1000, 1000).throttledAsTold(30_000);
        assertThat(family.grown(30_000 + WINDOW - 1, WINDOW).limitNow()).isEqualTo(60);
        assertThat(family.grown(30_000 + WINDOW, WINDOW).limitNow()).isEqualTo(72);
    }

    @Test
    void whatCxoneTellsCutsNothing() {
        assertThat(FULL.throttledAsTold(5000)).isEqualTo(new CallFamily("digital", 120, 0, 120, 0, 5000, 0));
        assertThat(FULL.throttledAsTold(5000).throttledAsTold(4000).throttledUntil())
                .isEqualTo(5000);
    }
}
