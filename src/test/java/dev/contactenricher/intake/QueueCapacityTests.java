package dev.contactenricher.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.intake.BatchIntake.QueueFull;
import dev.contactenricher.intake.BatchIntake.Taken;
import dev.contactenricher.intake.BatchIntake.Taking;
import dev.contactenricher.merge.HandDispatcher;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A full queue takes a batch in whole or not at all, says so, and takes it once there is room. */
@TestPropertySource(properties = "enricher.intake.queue-capacity=3")
class QueueCapacityTests extends AdmissionRoom {

    /** What waits is counted once a second at most. */
    private static final Duration COUNTS_ARE_OLD = Duration.ofSeconds(2);

    private static final String CHARLES = contact("\"email\": \"charles@example.com\"", "");
    private static final String DORA = contact("\"email\": \"dora@example.com\"", "");

    @Test
    void aBatchThatDoesNotFitLeavesNothingBehindAndFitsOnceOthersWereSent() {
        take(contact(ANN, ""), contact(BOB, ""));

        assertThat(call(CHARLES, DORA)).isInstanceOf(QueueFull.class);
        assertThat(jobs()).isEqualTo(1);
        assertThat(events.stream(IntakeEvent.BatchFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).isEqualTo("queue_full"));

        assertThat(call(CHARLES)).as("what fits").isInstanceOf(Taken.class);
        assertThat(call(DORA)).isInstanceOf(QueueFull.class);

        cxone.send().forEach(HandDispatcher.Request::isMerged);
        assertThat(call(DORA)).isInstanceOf(Taken.class);
        assertThat(jobs()).isEqualTo(3);
    }

    @Test
    void theKeyOfACallThatDidNotFitIsFreeForItsRepetition() {
        take(contact(ANN, ""), contact(BOB, ""));
        assertThat(callUnderKey(CHARLES, DORA)).isInstanceOf(QueueFull.class);
        cxone.send().forEach(HandDispatcher.Request::isMerged);
        assertThat(callUnderKey(CHARLES, DORA)).isInstanceOf(Taken.class);
    }

    @Test
    void contactsThatAreRejectedNeedNoRoom() {
        take(contact(ANN, ""), contact(BOB, ""), CHARLES);
        assertThat(call(contact("\"email\": \"dora@example.com\"", BROKEN))).isInstanceOf(Taken.class);
    }

    private Taking call(String... contacts) {
        clock.advance(COUNTS_ARE_OLD);
        return intake.take(read(contacts), "crm", null, System.nanoTime());
    }

    private Taking callUnderKey(String... contacts) {
        clock.advance(COUNTS_ARE_OLD);
        return intake.take(read(contacts), "crm", "nightly", System.nanoTime());
    }

    private int jobs() {
        return jdbc.sql("SELECT count(*) FROM job").query(Integer.class).single();
    }
}
