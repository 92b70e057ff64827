package dev.contactenricher.jobs;

import dev.contactenricher.jobs.JobView.MergeLatency;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Reads what became of batches and their contacts. */
@Component
public class JobViews {

    /**
     * Some jobs, newest first.
     *
     * @param nextCursor where the next page begins, or null on the last one
     */
    public record Page(List<JobView> jobs, @Nullable String nextCursor) {}

    private static final MergeLatency UNMEASURED = new MergeLatency(null, null);

    private final Jobs jobs;
    private final JobList list;
    private final JobContacts contacts;
    private final ContactExplanations explanations;
    private final MergeJobService queue;
    private final ObjectProvider<CardCounts> cardCounts;

    JobViews(
            Jobs jobs,
            JobList list,
            JobContacts contacts,
            ContactExplanations explanations,
            MergeJobService queue,
            ObjectProvider<CardCounts> cardCounts) {
        this.jobs = jobs;
        this.list = list;
        this.contacts = contacts;
        this.explanations = explanations;
        this.queue = queue;
        this.cardCounts = cardCounts;
    }

    @Transactional(readOnly = true)
    public Optional<JobView> job(String id) {
        return jobs.find(id).map(job -> views(List.of(job)).getFirst());
    }

    /**
     * @param cursor a {@link Page#nextCursor()}, or null for the first page
     * @throws org.springframework.web.ErrorResponseException when it is no cursor
     */
    @Transactional(readOnly = true)
    public Page list(JobFilter filter, @Nullable String cursor, int limit) {
        List<Job> found = list.page(filter, JobCursor.read(cursor), limit + 1);
        List<Job> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? JobCursor.of(page.getLast()).text() : null;
        return new Page(views(page), next);
    }

    /**
     * Its contacts in the order of the batch; empty when there is no such job.
     *
     * @param after the index behind which the page begins, -1 for the first
     */
    @Transactional(readOnly = true)
    public Optional<List<ListedContact>> contacts(String jobId, int after, int limit, ContactFilter filter) {
        return jobs.find(jobId).map(job -> contacts.page(jobId, after, limit, filter));
    }

    @Transactional(readOnly = true)
    public Optional<ContactView> contact(String jobId, int index) {
        return explanations.find(jobId, index);
    }

    public static ErrorResponseException noSuchJob() {
        return Problem.NOT_FOUND.because("There is no such job");
    }

    private List<JobView> views(List<Job> page) {
        List<String> ids = page.stream().map(Job::id).toList();
        Map<String, MergeLatency> latencies = list.latencies(ids);
        CardCounts counts = cardCounts.getIfAvailable();
        Map<String, CardCounts.Cards> cards = counts == null ? Map.of() : counts.of(ids);
        return page.stream()
                .map(job -> view(
                        job,
                        counts == null ? null : cards.getOrDefault(job.id(), CardCounts.NONE),
                        latencies.getOrDefault(job.id(), UNMEASURED)))
                .toList();
    }

    private JobView view(Job job, CardCounts.@Nullable Cards cards, MergeLatency latency) {
        Instant estimate = job.isOpen() ? queue.estimatedCompletion(job.states().queued()) : null;
        return new JobView(
                job.id(),
                job.status(),
                job.taken().at(),
                job.completedAt(),
                job.outcomes(),
                job.states(),
                job.exported(),
                cards,
                job.progress(),
                estimate,
                latency);
    }
}
