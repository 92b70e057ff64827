package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.outgoing.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTests {

    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);
    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), new Random(1));

    private final Pauses pauses = new Pauses();

    @Test
    void threeFailuresInARowAreAnOutage() {
        assertThat(fails(0)).isEmpty();
        assertThat(fails(0)).isEmpty();
        assertThat(fails(0)).containsExactly(PauseChange.begin(Pause.OUTAGE));
        assertThat(pauses.isProbing()).isTrue();
    }

    @Test
    void anyOtherAnswerBetweenThemBreaksTheRow() {
        fails(0);
        fails(0);
        pauses.answered(NOW, NOW, BACKOFF);
        assertThat(fails(0)).isEmpty();
        fails(0);
        assertThat(fails(0)).containsExactly(PauseChange.begin(Pause.OUTAGE));
    }

    @Test
    void eachFailedProbeWaitsLongerThanTheOneBefore() {
        anOutageBegins();
        Instant before = pauses.closedUntil();
        for (int probe = 0; probe < 3; probe++) {
            fails(0);
            assertThat(pauses.closedUntil()).isAfterOrEqualTo(before);
            before = pauses.closedUntil();
        }
    }

    @Test
    void anyAnswerEndsAnOutageThoughTheSendBeASlowOneOfBefore() {
        anOutageBegins();
        assertThat(pauses.answered(NOW.minusMillis(60_000), NOW, BACKOFF))
                .containsExactly(PauseChange.end(Pause.OUTAGE));
    }

    @Test
    void aLostPermissionIsGivenBackByAProbeAlone() {
        assertThat(pauses.forbidden(NOW, NOW, BACKOFF)).containsExactly(PauseChange.begin(Pause.FORBIDDEN));
        assertThat(pauses.accepted(NOW.minusMillis(1), false, NOW.plusMillis(5)))
                .isEmpty();
        assertThat(pauses.accepted(NOW.plusMillis(1), false, NOW.plusMillis(5)))
                .containsExactly(PauseChange.end(Pause.FORBIDDEN));
    }

    @Test
    void aSecond403ProlongsThePauseAndBeginsNone() {
        pauses.forbidden(NOW, NOW, BACKOFF);
        Instant until = pauses.closedUntil();
        assertThat(pauses.forbidden(until, until, BACKOFF)).isEmpty();
        assertThat(pauses.closedUntil()).isAfter(until);
    }

    @Test
    void whatCxoneAsksForIsWaitedForAndEndsByItself() {
        assertThat(pauses.throttled(NOW, NOW, Duration.ofSeconds(7), BACKOFF))
                .containsExactly(PauseChange.begin(Pause.THROTTLED));
        assertThat(pauses.closedUntil()).isEqualTo(NOW.plusMillis(7_000));
        assertThat(pauses.isProbing()).isFalse();
        assertThat(pauses.endsThrottling()).containsExactly(PauseChange.end(Pause.THROTTLED));
        assertThat(pauses.endsThrottling()).isEmpty();
    }

    @Test
    void whatCxoneAskedForOutlivesTheOutageInWhichItAsked() {
        anOutageBegins();
        fails(120_000);
        assertThat(pauses.accepted(NOW.plusMillis(10), false, NOW.plusMillis(20)))
                .containsExactly(PauseChange.end(Pause.OUTAGE), PauseChange.begin(Pause.THROTTLED));
        assertThat(pauses.closedUntil()).isEqualTo(NOW.plusMillis(120_000));
    }

    @Test
    void oneFailureThatAsksForPatienceIsBeingThrottled() {
        assertThat(fails(3_000)).containsExactly(PauseChange.begin(Pause.THROTTLED));
    }

    @Test
    void a429WithoutAWordWaitsLongerEachTimeUntilSomethingIsTaken() {
        for (int level = 1; level <= 3; level++) {
            pauses.throttled(NOW, NOW, null, BACKOFF);
            assertThat(pauses.level).isEqualTo(level);
            pauses.endsThrottling();
        }
        pauses.accepted(NOW, false, NOW);
        assertThat(pauses.level).isZero();
    }

    @Test
    void a429DuringAnOutageShowsThatItIsOver() {
        anOutageBegins();
        assertThat(pauses.throttled(NOW, NOW, Duration.ofSeconds(1), BACKOFF))
                .containsExactly(PauseChange.end(Pause.OUTAGE), PauseChange.begin(Pause.THROTTLED));
    }

    @Test
    void a429ForAProbeTellsNothingOfThePermissionAndTheNextProbeGoesAtOnce() {
        pauses.forbidden(NOW, NOW, BACKOFF);
        assertThat(pauses.throttled(NOW.plusMillis(1), NOW.plusMillis(2), Duration.ZERO, BACKOFF))
                .isEmpty();
        assertThat(pauses.is(Pause.FORBIDDEN)).isTrue();
        assertThat(pauses.closedUntil()).isEqualTo(NOW.plusMillis(2));
    }

    @Test
    void refusingAllTakesThePlaceOfAnyOtherPause() {
        anOutageBegins();
        assertThat(pauses.refusedAll(NOW, NOW, BACKOFF))
                .containsExactly(PauseChange.end(Pause.OUTAGE), PauseChange.begin(Pause.REFUSED));
        assertThat(pauses.refusedAll(NOW, NOW, BACKOFF)).isEmpty();
        assertThat(pauses.answered(NOW.plusMillis(1), NOW.plusMillis(1), BACKOFF))
                .isEmpty();
        assertThat(pauses.accepted(NOW.plusMillis(1), false, NOW.plusMillis(1)))
                .containsExactly(PauseChange.end(Pause.REFUSED));
    }

    @Test
    void whileProbingOneSendIsClaimedAtATime() {
        pauses.claims(NOW.plusMillis(30_000));
        assertThat(pauses.closedUntil()).isEqualTo(Instant.EPOCH);
        anOutageBegins();
        pauses.claims(NOW.plusMillis(30_000));
        assertThat(pauses.closedUntil()).isEqualTo(NOW.plusMillis(30_000));
    }

    private void anOutageBegins() {
        fails(0);
        fails(0);
        fails(0);
    }

    private List<PauseChange> fails(long waitMillis) {
        return pauses.unavailable(NOW, NOW, Duration.ofMillis(waitMillis), BACKOFF);
    }
}
