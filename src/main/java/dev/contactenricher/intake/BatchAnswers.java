package dev.contactenricher.intake;

import dev.contactenricher.jobs.ContactResult;
import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.JobContacts;
import dev.contactenricher.jobs.Jobs;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.jobs.ServiceTotals;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Gives the answer to a batch again, from what was kept of it, so that no second copy of it needs keeping. */
@Component
class BatchAnswers {

    private final Jobs jobs;
    private final JobContacts contacts;
    private final JsonMapper json;

    BatchAnswers(Jobs jobs, JobContacts contacts, JsonMapper json) {
        this.jobs = jobs;
        this.contacts = contacts;
        this.json = json;
    }

    @Transactional(readOnly = true)
    public Optional<BatchAnswer> again(String jobId) {
        return jobs.find(jobId).map(job -> {
            List<ContactResult> results = contacts.all(jobId);
            return of(job, json.readValue(job.taken().answerMetrics(), ServiceTotals.Totals.class), results);
        });
    }

    static BatchAnswer of(Job job, ServiceTotals.Totals totals, List<ContactResult> results) {
        return new BatchAnswer(
                job.outcomes().rejected() < job.outcomes().received(),
                null,
                job.id(),
                job.outcomes().accepted() > 0 ? "queued" : "completed",
                job.outcomes(),
                totals,
                results);
    }

    /** Of a dry run. */
    static BatchAnswer tried(OutcomeCounts counts, ServiceTotals.Totals totals, List<ContactResult> results) {
        return new BatchAnswer(counts.rejected() < results.size(), true, null, "dry_run", counts, totals, results);
    }
}
