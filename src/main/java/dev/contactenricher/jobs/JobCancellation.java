package dev.contactenricher.jobs;

import dev.contactenricher.merge.Cancelling;
import dev.contactenricher.people.People;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a batch back: what waits for it alone is deleted, what another batch brought too goes on, what was sent is left.
 * No batch is taken in meanwhile, which would count on what is deleted.
 */
@Service
public class JobCancellation {

    private final Jobs jobs;
    private final CancelledContacts contacts;
    private final Cancelling queue;
    private final JobCounts counts;
    private final People people;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    JobCancellation(
            Jobs jobs,
            CancelledContacts contacts,
            Cancelling queue,
            JobCounts counts,
            People people,
            Dialect dialect,
            ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.contacts = contacts;
        this.queue = queue;
        this.counts = counts;
        this.people = people;
        this.dialect = dialect;
        this.events = events;
    }

    /**
     * To be repeated where it loses against another transaction ({@link dev.contactenricher.store.Contention}).
     *
     * @param actor the role that wishes it
     * @return false when there is no such job; true also when nothing of it waits
     */
    @Transactional
    public boolean cancel(String jobId, String actor) {
        people.lock();
        if (jobs.find(jobId).isEmpty()) {
            return false;
        }
        List<Long> entries = contacts.waiting(jobId);
        Set<Long> waited = queue.cancel(entries, some -> contacts.others(jobId, some));
        if (!waited.isEmpty()) {
            int cancelled = contacts.cancel(jobId, waited);
            Instant now = dialect.instant();
            var change = Map.of(EntryState.QUEUED, -cancelled, EntryState.CANCELLED, cancelled);
            counts.move(new TreeMap<>(Map.of(jobId, change)), now);
            events.publishEvent(new JobEvent.Cancelled(jobId, actor, cancelled, now));
        }
        return true;
    }
}
