package dev.contactenricher.intake;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.merge.Enqueued;
import dev.contactenricher.merge.MergeJobService;
import dev.contactenricher.merge.MergePreview;
import dev.contactenricher.people.People;
import dev.contactenricher.queue.Submission;
import dev.contactenricher.store.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Decides for each person of a batch and writes it all down, within one transaction. */
@Component
class BatchAdmission {

    private final PersonDecisions decisions;
    private final People people;
    private final ConsentNews consent;
    private final MergeJobService queue;
    private final JobLedger ledger;
    private final AdmissionEvents events;
    private final Showing showing;

    BatchAdmission(
            PersonDecisions decisions,
            People people,
            ConsentNews consent,
            MergeJobService queue,
            JobLedger ledger,
            AdmissionEvents events,
            Showing showing) {
        this.decisions = decisions;
        this.people = people;
        this.consent = consent;
        this.queue = queue;
        this.ledger = ledger;
        this.events = events;
        this.showing = showing;
    }

    /** @param clock how long the caller has been waiting */
    BatchAnswer admit(
            ReadBatch batch, Preparation.Prepared prepared, String actor, Instant now, Supplier<Duration> clock) {
        String jobId = Ids.timeOrdered(now);
        var decided = decisions.decide(batch, prepared, now);
        List<Person> persons = decided.persons();
        List<Person> admitted = decided.admitted();
        Set<String> unchanged = queue.unchanged(admitted.stream()
                .filter(person -> !person.known().isNew())
                .collect(toMap(Person::id, Person::contentHash)));
        List<Person> all =
                Stream.concat(persons.stream(), decided.refusing().stream()).toList();
        List<IntakeEvent.Grant> grants = consent.hear(all, actor, now);
        people.admit(ids(admitted.stream()
                .filter(person ->
                        !person.known().isNew() && !person.known().identity().admitted())));
        people.turnAway(ids(Stream.concat(persons.stream().filter(Person::isRefused), decided.refusing().stream())
                .filter(person -> person.known().isNew())));
        MergePreview.Previews previews =
                batch.request().showsNormalized() ? showing.previews(admitted, now) : MergePreview.Previews.NONE;
        List<Person> news = admitted.stream()
                .filter(person -> !unchanged.contains(person.id()))
                .toList();
        Enqueued enqueued = enqueue(jobId, news);
        Map<String, Long> entries = new HashMap<>();
        for (int i = 0; i < news.size(); i++) {
            entries.put(news.get(i).id(), enqueued.entries().get(i));
        }
        List<JobContact> lines = ResultSheet.of(batch, Person.warned(persons, enqueued.trimmed()), unchanged, entries);

        Duration latency = clock.get();
        var caller = new JobLedger.Received(jobId, actor, now, latency);
        JobLedger.Entered entered = ledger.enter(caller, batch, lines, entries, newcomers(news));
        events.publish(entered.job(), lines, persons, entered.earlierJobs(), latency);
        events.publish(entered.job(), grants);
        return BatchAnswers.of(
                entered.job(),
                entered.metrics(),
                batch.request().showsNormalized()
                        ? showing.normalized(lines, previews.payloads())
                        : lines.stream().map(JobContact::result).toList());
    }

    private static List<String> ids(Stream<Person> persons) {
        return persons.map(Person::id).toList();
    }

    private static Set<String> newcomers(List<Person> persons) {
        return persons.stream()
                .filter(person -> person.known().isNew())
                .map(Person::id)
                .collect(toSet());
    }

    private Enqueued enqueue(String jobId, List<Person> persons) {
        return queue.enqueue(
                jobId,
                persons.stream()
                        .map(person -> new Submission(
                                person.representative(),
                                person.id(),
                                person.survivor(),
                                person.contentHash(),
                                person.sealed(),
                                person.known().isNew()))
                        .toList());
    }
}
