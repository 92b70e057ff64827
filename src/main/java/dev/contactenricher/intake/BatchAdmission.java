package dev.contactenricher.intake;

import static java.util.stream.Collectors.toMap;

import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.jobs.JobContacts;
import dev.contactenricher.jobs.Jobs;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.jobs.ServiceTotals;
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
import tools.jackson.databind.json.JsonMapper;

/** Decides for each person of a batch and writes it all down, within one transaction. */
@Component
class BatchAdmission {

    private final PersonDecisions decisions;
    private final People people;
    private final Refusals refusals;
    private final Memories memories;
    private final MergeJobService queue;
    private final Jobs jobs;
    private final JobContacts contacts;
    private final RejectedKeys rejected;
    private final ServiceTotals totals;
    private final AdmissionEvents events;
    private final Showing showing;
    private final JsonMapper json;

    BatchAdmission(
            PersonDecisions decisions,
            People people,
            Refusals refusals,
            Memories memories,
            MergeJobService queue,
            Jobs jobs,
            JobContacts contacts,
            RejectedKeys rejected,
            ServiceTotals totals,
            AdmissionEvents events,
            Showing showing,
            JsonMapper json) {
        this.decisions = decisions;
        this.people = people;
        this.refusals = refusals;
        this.memories = memories;
        this.queue = queue;
        this.jobs = jobs;
        this.contacts = contacts;
        this.rejected = rejected;
        this.totals = totals;
        this.events = events;
        this.showing = showing;
        this.json = json;
    }

    /** @param clock how long the caller has been waiting */
    BatchAnswer admit(ReadBatch batch, PreparedBatch prepared, String actor, Instant now, Supplier<Duration> clock) {
        String jobId = Ids.timeOrdered(now.toEpochMilli());
        var decided = decisions.decide(batch, prepared, now);
        List<Person> persons = decided.persons();
        List<Person> admitted = decided.admitted();
        Set<String> unchanged = queue.unchanged(admitted.stream().collect(toMap(Person::id, Person::contentHash)));
        List<Person> all =
                Stream.concat(persons.stream(), decided.refusing().stream()).toList();
        refusals.obey(all, actor, now);
        List<IntakeEvent.Grant> grants = memories.keep(all, now);
        people.admit(admitted.stream()
                .filter(person -> !person.known().admitted())
                .map(Person::id)
                .toList());
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

        var counts = OutcomeCounts.of(lines);
        Duration latency = clock.get();
        ServiceTotals.Totals metrics = totals.with(lines.size(), counts.duplicates(), latency);
        Job job = counts.toJob(jobId, actor, now, json.writeValueAsString(metrics));
        jobs.add(job);
        Map<String, List<String>> earlierJobs = contacts.jobsOf(entries);
        contacts.add(jobId, lines);
        rejected.keep(jobId, batch);
        events.publish(job, lines, persons, earlierJobs, latency);
        events.publish(job, grants);
        totals.add(lines.size(), counts.duplicates(), latency);
        return BatchAnswers.of(
                job,
                metrics,
                batch.request().showsNormalized()
                        ? showing.normalized(lines, previews.payloads())
                        : lines.stream().map(JobContact::result).toList());
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
                                person.sealed()))
                        .toList());
    }
}
