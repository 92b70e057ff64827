package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import dev.contactenricher.intake.BatchReading.Batch;
import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.jobs.ServiceTotals;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.store.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides about a batch as if it were taken in, and leaves nothing behind but that it was tried. */
@Service
class BatchTrial {

    private final PersonDecisions decisions;
    private final MergeJobService queue;
    private final Showing showing;
    private final ServiceTotals totals;
    private final Dialect dialect;
    private final TransactionTemplate reading;
    private final ApplicationEventPublisher events;

    BatchTrial(
            PersonDecisions decisions,
            MergeJobService queue,
            Showing showing,
            ServiceTotals totals,
            Dialect dialect,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events) {
        this.decisions = decisions;
        this.queue = queue;
        this.showing = showing;
        this.totals = totals;
        this.dialect = dialect;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.events = events;
    }

    BatchAnswer of(Batch batch, String actor, long startedNanos) {
        var read = ReadBatch.of(batch.request(), batch.contacts(), batch.lines());
        Instant now = dialect.instant();
        BatchAnswer answer = requireNonNull(reading.execute(tx -> decide(read, now)));
        Duration latency = Duration.ofNanos(System.nanoTime() - startedNanos);
        events.publishEvent(new IntakeEvent.BatchTried(actor, answer.counts(), latency, now));
        return answer;
    }

    private BatchAnswer decide(ReadBatch batch, Instant now) {
        var decided = decisions.look(batch, now);
        List<Person> admitted = decided.admitted();
        // of two persons that turn out to be one, CXone has confirmed neither as a whole
        Set<String> unchanged = queue.unchanged(admitted.stream()
                .filter(person -> person.known().identity().joined().isEmpty())
                .collect(toMap(Person::id, Person::contentHash)));
        var previews = showing.previews(admitted, now);
        List<JobContact> lines =
                ResultSheet.of(batch, Person.warned(decided.persons(), previews.trimmed()), unchanged, Map.of());
        return BatchAnswers.tried(
                OutcomeCounts.of(lines), totals.current(), showing.decided(lines, previews.payloads()));
    }
}
