package dev.contactenricher.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.packing.AbandonedSends;
import dev.contactenricher.sending.SendLog;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** On the embedded store, which one process has for itself. */
class AbandonedSendsTests extends MergeRoom {

    private static final Duration INTERVAL = Duration.ofMillis(600);
    private static final Duration WINDOW = Duration.ofSeconds(60);

    @Autowired
    AbandonedSends abandoned;

    @Autowired
    SendLog sends;

    @Test
    void aNewStartRepeatsAtOnceWhatTheLastProcessWasSending() {
        enqueue("job", "ann");
        var lost = (Claim) claiming.next();
        pass(INTERVAL);
        assertThat(claiming.next()).isInstanceOf(Step.Idle.class);

        abandoned.takeOver();
        pass(INTERVAL);

        assertThat(claiming.next())
                .isInstanceOfSatisfying(
                        Claim.class,
                        again -> assertThat(again.request().id())
                                .isEqualTo(lost.request().id()));
    }

    @Test
    void itsPermitIsHeldForAWindowFromThatStartOn() {
        enqueue("job", "ann");
        assertThat(claiming.next()).isInstanceOf(Claim.class);
        pass(INTERVAL);

        abandoned.takeOver();

        pass(WINDOW);
        assertThat(sends.held(SendLog.MERGE, clock.instant())).isEqualTo(1);
        pass(Duration.ofMillis(1));
        assertThat(sends.held(SendLog.MERGE, clock.instant())).isZero();
    }
}
