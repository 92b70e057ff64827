package dev.contactenricher.merge;

import dev.contactenricher.confirmation.Confirmations;
import dev.contactenricher.confirmation.ContactEvent;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.QueueStatistics;
import dev.contactenricher.queue.Submission;
import dev.contactenricher.sending.Budgets;
import dev.contactenricher.sending.Forecast;
import dev.contactenricher.sending.Statistics;
import dev.contactenricher.sending.WakeUp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The durable queue, as other rooms see it. Every change joins the caller's transaction. */
@Service
@Transactional
public class MergeJobService {

    private final Enqueuing enqueuing;
    private final Confirmations confirmations;
    private final MergedPersons persons;
    private final Statistics statistics;
    private final Forecast forecast;
    private final WakeUp wakeUp;
    private final Budgets budgets;

    MergeJobService(
            Enqueuing enqueuing,
            Confirmations confirmations,
            MergedPersons persons,
            Statistics statistics,
            Forecast forecast,
            WakeUp wakeUp,
            Budgets budgets) {
        this.enqueuing = enqueuing;
        this.confirmations = confirmations;
        this.persons = persons;
        this.statistics = statistics;
        this.forecast = forecast;
        this.wakeUp = wakeUp;
        this.budgets = budgets;
    }

    /**
     * Those that CXone confirmed with exactly this content, and of which nothing waits or is in flight.
     *
     * @param contentHashByPersonId what a batch brings, by person
     */
    @Transactional(readOnly = true)
    public Set<String> unchanged(Map<String, String> contentHashByPersonId) {
        return persons.unchanged(contentHashByPersonId);
    }

    /**
     * Puts persons of a batch into the queue; what waits already is folded into the waiting entry, which follows the
     * newer job from then on.
     *
     * @param submissions at most one of each person
     */
    public Enqueued enqueue(String jobId, List<Submission> submissions) {
        Enqueued entries = enqueuing.enqueue(jobId, submissions);
        wakeUp.forWorkAfterCommit();
        return entries;
    }

    /** Confirms what these events are about, and keeps them for merge answers that are still on their way. */
    public void confirm(List<ContactEvent> events) {
        confirmations.received(events);
    }

    /** How many contacts wait; a second old at most. */
    @Transactional(readOnly = true)
    public long waiting() {
        return statistics.snapshot().waiting();
    }

    /**
     * When the last of so many waiting contacts of a job is about to be confirmed, as far as backlog, budget and the
     * latest webhooks tell; an outage is taken to end with its next probe. Null while it is unknown how long a pause
     * lasts.
     */
    @Transactional(readOnly = true)
    public @Nullable Instant estimatedCompletion(long waitingOfJob) {
        return forecast.completion(waitingOfJob);
    }

    /** How the queue stands, for metrics. */
    @Transactional(readOnly = true)
    public QueueStatistics statistics() {
        return statistics.snapshot().queue();
    }

    /** The families of CXone's API that have a budget each; empty where there is one for all. */
    public List<String> budgetFamilies() {
        return budgets.names();
    }
}
