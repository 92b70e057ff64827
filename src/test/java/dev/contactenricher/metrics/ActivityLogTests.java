package dev.contactenricher.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.store.TestClock;
import dev.contactenricher.webhook.WebhookEvent;
import dev.contactenricher.webhook.WebhookEvent.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ActivityLogTests {

    private final TestClock clock = new TestClock();
    private final ActivityLog log = new ActivityLog(clock);

    /** Anyone can cause them, so they must not fill the disk. */
    @Test
    void refusedWebhooksAreALineAMinute(CapturedOutput output) {
        refuseWebhooks(100_000);
        assertThat(lines(output))
                .singleElement()
                .asString()
                .contains("WARN")
                .endsWith("A webhook without a valid signature or token was refused");

        clock.advance(Duration.ofMinutes(1));
        refuseWebhooks(5);
        assertThat(lines(output))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("was refused, and 99999 more since the last line of the kind");
    }

    /** Callers try again, and a full store may last. */
    @Test
    void batchesThatAreNotTakenAreALineAMinute(CapturedOutput output) {
        for (int i = 0; i < 1_000; i++) {
            log.on(new IntakeEvent.BatchFailed("crm", 50, "the queue is full", clock.instant()));
        }
        assertThat(lines(output)).hasSize(1);

        clock.advance(Duration.ofMinutes(1));
        log.on(new IntakeEvent.BatchFailed("crm", 50, "the queue is full", clock.instant()));
        assertThat(lines(output))
                .hasSize(2)
                .last()
                .asString()
                .endsWith("A batch of 50 contacts was not taken: the queue is full, "
                        + "and 999 more since the last line of the kind");
    }

    @Test
    void otherWebhooksAreNotTold(CapturedOutput output) {
        for (Outcome outcome : List.of(Outcome.APPLIED, Outcome.REPEATED, Outcome.IGNORED, Outcome.MALFORMED)) {
            log.on(new WebhookEvent(outcome, clock.instant()));
        }
        assertThat(lines(output)).isEmpty();
    }

    /** A list of ten thousand bad contacts becomes as many dead letters. */
    @Test
    void deadLettersAreSixtyLinesAMinute(CapturedOutput output) {
        for (int i = 0; i < 10_000; i++) {
            fail(i);
        }
        assertThat(lines(output)).hasSize(60);

        clock.advance(Duration.ofMinutes(1));
        fail(10_000);
        assertThat(lines(output))
                .last()
                .asString()
                .endsWith("Dead letter (merge): contact 10000 of job j-1, refused, "
                        + "and 9940 more since the last line of the kind");
    }

    @Test
    void refusedWebhooksSilenceNoDeadLetters(CapturedOutput output) {
        refuseWebhooks(100_000);
        fail(1);
        assertThat(lines(output)).hasSize(2).last().asString().contains("Dead letter (merge): contact 1 of job j-1");
    }

    private void refuseWebhooks(int times) {
        for (int i = 0; i < times; i++) {
            log.on(new WebhookEvent(Outcome.REJECTED, clock.instant()));
        }
    }

    private void fail(int index) {
        log.on(new MergeEvent.Failed(new EntryRef(index, "p-1", "j-1", index), "refused", 1, clock.instant()));
    }

    private static List<String> lines(CapturedOutput output) {
        return output.toString()
                .lines()
                .filter(line -> line.contains("ActivityLog"))
                .toList();
    }
}
