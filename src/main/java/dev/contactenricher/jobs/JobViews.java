package dev.contactenricher.jobs;

import dev.contactenricher.merge.MergeJobService;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what became of batches and their contacts. */
@Component
class JobViews {

    private final Jobs jobs;
    private final JobContacts contacts;
    private final ContactExplanations explanations;
    private final MergeJobService queue;

    JobViews(Jobs jobs, JobContacts contacts, ContactExplanations explanations, MergeJobService queue) {
        this.jobs = jobs;
        this.contacts = contacts;
        this.explanations = explanations;
        this.queue = queue;
    }

    @Transactional(readOnly = true)
    public Optional<JobView> job(String id) {
        return jobs.find(id).map(this::view);
    }

    /** Empty when there is no such job. */
    @Transactional(readOnly = true)
    public Optional<List<ContactResult>> contacts(String jobId, int after, int limit, @Nullable Outcome outcome) {
        return jobs.find(jobId).map(job -> contacts.page(jobId, after, limit, outcome));
    }

    @Transactional(readOnly = true)
    public Optional<ContactView> contact(String jobId, int index) {
        return explanations.find(jobId, index);
    }

    private JobView view(Job job) {
        Instant estimate = job.isOpen() ? queue.estimatedCompletion(job.queued()) : null;
        return new JobView(
                job.id(),
                job.status(),
                job.receivedAt(),
                job.completedAt(),
                job.received(),
                job.accepted(),
                job.duplicates(),
                job.unchanged(),
                job.rejected(),
                job.queued(),
                job.submitted(),
                job.merged(),
                job.failed(),
                job.withdrawn(),
                job.exported(),
                job.progress(),
                estimate,
                jobs.latency(job.id()));
    }
}
