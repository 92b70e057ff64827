package dev.contactenricher.metrics;

import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.intake.IntakeEvent;
import dev.contactenricher.problem.LinesPerMinute;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.webhook.WebhookEvent;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * One line for each batch, merge request, dead letter and refused webhook, once it is committed: ids, counts and codes.
 * Pauses are told by the rooms that know more about them.
 */
@Component
class ActivityLog {

    private static final Logger LOG = LoggerFactory.getLogger(ActivityLog.class);
    private static final int DEAD_LETTERS_A_MINUTE = 60;
    private static final int WEBHOOKS_A_MINUTE = 1;
    private static final int FAILED_BATCHES_A_MINUTE = 1;

    private final LinesPerMinute deadLetters;
    private final LinesPerMinute webhooks;
    private final LinesPerMinute failedBatches;

    ActivityLog(Clock clock) {
        deadLetters = new LinesPerMinute(DEAD_LETTERS_A_MINUTE, clock);
        failedBatches = new LinesPerMinute(FAILED_BATCHES_A_MINUTE, clock);
        webhooks = new LinesPerMinute(WEBHOOKS_A_MINUTE, clock);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(IntakeEvent.BatchSubmitted batch) {
        LOG.info(
                "Batch {}: {} contacts, {} accepted, {} duplicates, {} unchanged, {} rejected, {} ms",
                batch.jobId(),
                batch.counts().received(),
                batch.counts().accepted(),
                batch.counts().duplicates(),
                batch.counts().unchanged(),
                batch.counts().rejected(),
                batch.latency().toMillis());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(IntakeEvent.BatchFailed batch) {
        failedBatches.ifAllowed(silent -> LOG.warn(
                "A batch of {} contacts was not taken: {}{}",
                batch.received(),
                batch.reason(),
                LinesPerMinute.more(silent)));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeEvent.Answered answered) {
        LOG.info("Merge request {}: {}, {} contacts", answered.requestId(), answered.outcome(), answered.contacts());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(MergeEvent.Failed failed) {
        deadLetter("merge", failed.entry(), failed.code());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(ExportEvent.Failed failed) {
        deadLetter("export", failed.entry(), failed.code());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(WebhookEvent event) {
        if (event.outcome() == WebhookEvent.Outcome.REJECTED) {
            webhooks.ifAllowed(silent -> LOG.warn(
                    "A webhook without a valid signature or token was refused{}", LinesPerMinute.more(silent)));
        }
    }

    private void deadLetter(String kind, EntryRef entry, String code) {
        deadLetters.ifAllowed(silent -> LOG.info(
                "Dead letter ({}): contact {} of job {}, {}{}",
                kind,
                entry.index(),
                entry.jobId(),
                code,
                LinesPerMinute.more(silent)));
    }
}
