package dev.contactenricher.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.store.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesPerMinuteTests {

    private final TestClock clock = new TestClock();
    private final LinesPerMinute lines = new LinesPerMinute(2, clock);

    /** What each written line was told of those before it. */
    private final List<Integer> written = new ArrayList<>();

    @Test
    void onlySoManyAreWrittenInAMinute() {
        happens(1_000);
        assertThat(written).containsExactly(0, 0);
    }

    @Test
    void theNextLineTellsHowManyWereLeftOut() {
        happens(10);
        clock.advance(Duration.ofMinutes(1));
        happens(2);
        assertThat(written).containsExactly(0, 0, 8, 0);
    }

    @Test
    void aMinuteIsWhole() {
        happens(3);
        clock.advance(Duration.ofSeconds(60).minusMillis(1));
        happens(1);
        clock.advance(Duration.ofMillis(1));
        happens(1);
        assertThat(written).containsExactly(0, 0, 2);
    }

    @Test
    void quietMinutesAllowNoMore() {
        happens(1);
        clock.advance(Duration.ofDays(1));
        happens(1_000);
        assertThat(written).containsExactly(0, 0, 0);
    }

    @Test
    void aLineSaysNothingOfWhatWasNotLeftOut() {
        assertThat(LinesPerMinute.more(0)).isEmpty();
        assertThat(LinesPerMinute.more(7)).isEqualTo(", and 7 more since the last line of the kind");
    }

    private void happens(int times) {
        for (int i = 0; i < times; i++) {
            lines.ifAllowed(written::add);
        }
    }
}
