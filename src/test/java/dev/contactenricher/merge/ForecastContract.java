package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.Pause;
import dev.contactenricher.store.Times;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When a job is going to be complete, as far as anybody can tell. */
abstract class ForecastContract extends MergeRoom {

    @Autowired
    DispatchTable dispatch;

    @Test
    void whatWaitsIsSentAtThePaceOfTheBudget() {
        String[] persons = new String[120];
        java.util.Arrays.setAll(persons, i -> "person-" + i);
        enqueue("job", persons);
        assertThat(inMillis(120)).isEqualTo(3 * 600);
    }

    @Test
    void theLatestConfirmationsTellHowLongTheNextOneTakes() {
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofSeconds(7));
        confirm("c-ann");
        enqueue("job-2", "bob");
        pass(Duration.ofSeconds(1));
        assertThat(inMillis(1)).isBetween(600L + 7000, 600L + 7100);
    }

    @Test
    void anOutageIsTakenToEndWithTheNextProbeBehindWhichEverythingWaits() {
        cxone.answer = persons -> new MergeAnswer.Unavailable(503, null, true);
        for (String person : new String[] {"ann", "bob", "eve"}) {
            enqueue("job-" + person, person);
            sendAll();
            pass(Duration.ofSeconds(1));
        }
        Dispatch state = dispatch.read();
        assertThat(state.pauses().present()).isEqualTo(Pause.OUTAGE);
        assertThat(queue.estimatedCompletion(0))
                .isEqualTo(Times.later(state.pauses().closedUntil(), clock.instant())
                        .plusMillis(3 * 600));
        for (int probe = 0; probe < 8; probe++) {
            pass(Duration.ofSeconds(61));
            sendAll();
        }
        assertThat(inMillis(0)).isGreaterThan(30_000);
    }

    @Test
    void whileCxoneSaysWhenToComeAgainItIsNoSooner() {
        cxone.answer = persons -> new MergeAnswer.Throttled(Duration.ofSeconds(90));
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofSeconds(1));
        assertThat(inMillis(0)).isBetween(89_000L, 90_000L);
    }

    @Test
    void nobodyCanTellWhileAccessIsMissing() {
        cxone.answer = persons -> new MergeAnswer.Forbidden(403);
        enqueue("job", "ann");
        sendAll();
        assertThat(queue.estimatedCompletion(0)).isNull();
    }

    @Test
    void nobodyCanTellWhileNoWebhookComes() {
        enqueue("job", "ann");
        sendAll();
        pass(Duration.ofMinutes(16));
        assertThat(timeouts.isDue()).isTrue();
        timeouts.check();
        assertThat(queue.estimatedCompletion(0)).isNull();
    }

    private long inMillis(long waiting) {
        return requireNonNull(queue.estimatedCompletion(waiting)).toEpochMilli() - clock.millis();
    }
}
