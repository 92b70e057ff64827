package dev.contactenricher.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.outgoing.Backoff;
import dev.contactenricher.store.ClockSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DispatchTests {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Dispatch state = new Dispatch();

    @Test
    void confirmationsHaveTheirFullTimeAgainAfterAnOperatorsPause() {
        state.passTime(NOON, Duration.ZERO);
        state.operator.begin("maintenance", NOON);
        state.passTime(NOON.plus(HOUR), Duration.ZERO);
        assertThat(state.clock().reading()).isZero();

        state.operator.end();
        state.passTime(NOON.plus(HOUR).plusSeconds(5), Duration.ZERO);
        assertThat(state.clock().reading()).isEqualTo(5000);
    }

    @Test
    void anOperatorsPauseLastsFromItsFirstWordOn() {
        assertThat(state.operator.begin("maintenance", NOON)).isTrue();
        assertThat(state.operator.begin(null, NOON.plus(HOUR))).isFalse();
        assertThat(state.operator.reason).isEqualTo("maintenance");
        assertThat(state.operator.begin("still at it", NOON.plus(HOUR))).isFalse();

        assertThat(state.operator.reason).isEqualTo("still at it");
        assertThat(state.operator.since).isEqualTo(NOON);
        assertThat(state.pausedBy()).containsExactly(Sending.OPERATOR);
        assertThat(state.operator.end()).isTrue();
        assertThat(state.operator.end()).isFalse();
        assertThat(state.pausedBy()).isEmpty();
    }

    /** Five were refused alone; what was sent between them and is taken late shows that these contacts are at fault. */
    @Test
    void aPauseForRefusalsEndsWithWhatWasSentAfterTheFirstOfThemThoughItIsTakenLate() {
        var backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(1), new Random(1));
        for (int i = 0; i < 5; i++) {
            state.doubt().refused(NOON.plusMillis(i));
            state.doubt().refusedAlone("request-" + i, "job");
        }
        assertThat(state.doubt().isCertain(false)).isTrue();
        state.pauses().refusedAll(NOON.plusMillis(4), NOON.plusSeconds(1), backoff);

        assertThat(state.accepted(NOON.minusMillis(1), NOON.plusSeconds(1))).isEmpty();
        assertThat(state.accepted(NOON.plusMillis(3), NOON.plusSeconds(2)))
                .containsExactly(PauseChange.end(Pause.REFUSED));
        assertThat(state.doubt().isEnough()).isFalse();
    }

    @Test
    void whatWasTimedMovesAlongWithAClockThatIsSetBack() {
        var pace = new Pace(Duration.ofMinutes(1), 60);
        state.passTime(NOON, Duration.ZERO);
        state.accepted(NOON, NOON);
        state.sends(pace, NOON);
        state.clock().fallsSilent(0, NOON);
        Instant free = state.earliest(pace, Instant.EPOCH);

        state.move(new ClockSet.Back(HOUR, NOON.minus(HOUR)));

        assertThat(state.earliest(pace, Instant.EPOCH)).isEqualTo(free.minus(HOUR));
        assertThat(state.hasTakenSince(NOON.minus(HOUR))).isTrue();
        assertThat(state.hasTakenSince(NOON.minus(HOUR).plusMillis(1))).isFalse();
        assertThat(state.clock().hasEnded(NOON.minus(HOUR))).isFalse();
        assertThat(state.clock().hasEnded(NOON.minus(HOUR).plusMillis(1))).isTrue();
    }

    @Test
    void whatHasNotHappenedDoesNotMove() {
        state.move(new ClockSet.Back(HOUR, NOON));

        assertThat(state.isPausedByOperator()).isFalse();
        assertThat(state.clock().isSilent()).isFalse();
    }
}
