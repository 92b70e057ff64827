package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallFamilyTests {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final CallFamily FULL = new CallFamily("digital", 120, 0, 120, Instant.EPOCH, Instant.EPOCH, 0);

    @Test
    void callsThatWereUnderWayTogetherHalveTheRateOnce() {
        CallFamily once = FULL.halved(at(1000), at(2000), at(1500));
        assertThat(once.limitNow()).isEqualTo(60);
        assertThat(once.halved(at(1400), at(2500), at(1600)).limitNow()).isEqualTo(60);
        assertThat(once.halved(at(1400), at(2500), at(1600)).throttledUntil()).isEqualTo(at(2500));
        assertThat(once.halved(at(1500), at(2500), at(1600)).limitNow()).isEqualTo(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 60, 120, 1000})
    void whateverWasCutGrowsBackByATenthAWindowUpToTheLimitAndNoFurther(int limit) {
        CallFamily family = new CallFamily("admin", limit, 0, limit, Instant.EPOCH, Instant.EPOCH, 0);
        Instant now = at(1_000);
        for (int cut = 0; cut < 20; cut++) {
            family = family.halved(now, now, now);
            now = now.plusMillis(1);
        }
        assertThat(family.limitNow()).as("never none at all").isOne();
        for (int window = 0; window < limit + 10 && family.limitNow() < limit; window++) {
            int before = family.limitNow();
            assertThat(family.grown(now.plus(WINDOW).minusMillis(2), WINDOW)).isEqualTo(family);
            now = now.plus(WINDOW);
            family = family.grown(now, WINDOW);
            assertThat(family.limitNow()).isEqualTo(Math.min(limit, before + Math.max(1, limit / 10)));
        }
        assertThat(family.limitNow()).isEqualTo(limit);
        assertThat(family.grown(now.plus(WINDOW.multipliedBy(10)), WINDOW)).isEqualTo(family);
    }

    @Test
    void aWindowCountsFromTheEndOfWhatCxoneToldUsToWait() {
        CallFamily family = FULL.halved(at(1000), at(1000), at(1000)).throttledAsTold(at(30_000));
        assertThat(family.grown(at(30_000).plus(WINDOW).minusMillis(1), WINDOW).limitNow())
                .isEqualTo(60);
        assertThat(family.grown(at(30_000).plus(WINDOW), WINDOW).limitNow()).isEqualTo(72);
    }

    @Test
    void whatCxoneTellsCutsNothing() {
        assertThat(FULL.throttledAsTold(at(5000)))
                .isEqualTo(new CallFamily("digital", 120, 0, 120, Instant.EPOCH, at(5000), 0));
        assertThat(FULL.throttledAsTold(at(5000)).throttledAsTold(at(4000)).throttledUntil())
                .isEqualTo(at(5000));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
