package dev.contactenricher.callback;

import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.jobs.JobEvent;
import dev.contactenricher.jobs.JobViews;
import dev.contactenricher.queue.MergeEvent;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notes what the CRM is to be told, in the transaction in which it happens. */
@Component
class Happenings {

    private static final String PAUSED = "sending.paused";
    private static final String RESUMED = "sending.resumed";

    private final Callbacks callbacks;
    private final DeadLetterNews deadLetters;
    private final JobViews jobs;
    private final JsonMapper json;
    private final CallbackSettings settings;

    Happenings(
            Callbacks callbacks,
            DeadLetterNews deadLetters,
            JobViews jobs,
            JsonMapper json,
            CallbackSettings settings) {
        this.callbacks = callbacks;
        this.deadLetters = deadLetters;
        this.jobs = jobs;
        this.json = json;
        this.settings = settings;
    }

    /** As the job is at that moment: it may change before its receiver hears of it. */
    @EventListener
    void on(JobEvent.Completed completed) {
        if (settings.isOn()) {
            jobs.job(completed.jobId()).ifPresent(job -> {
                String type = "job." + job.status().wireName();
                callbacks.add(type, completed.jobId(), json.writeValueAsString(job), completed.at());
            });
        }
    }

    @EventListener
    void on(MergeEvent.Failed failed) {
        if (settings.isOn()) {
            deadLetters.add(failed.code());
        }
    }

    @EventListener
    void on(ExportEvent.Failed failed) {
        if (settings.isOn()) {
            deadLetters.add(failed.code());
        }
    }

    @EventListener
    void on(MergeEvent.SendingPaused paused) {
        tell(PAUSED, paused.reason(), paused.at());
    }

    @EventListener
    void on(MergeEvent.SendingResumed resumed) {
        tell(RESUMED, resumed.reason(), resumed.at());
    }

    private void tell(String type, String reason, Instant at) {
        if (settings.isOn()) {
            callbacks.add(type, type, json.writeValueAsString(Map.of("reason", reason)), at);
        }
    }
}
