package dev.contactenricher.intake;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.consent.ConsentDecision.Overridden;
import dev.contactenricher.intake.IntakeEvent.BatchSubmitted;
import dev.contactenricher.intake.IntakeEvent.ConsentOverride;
import dev.contactenricher.intake.IntakeEvent.ConsentsOverridden;
import dev.contactenricher.intake.IntakeEvent.ContactsJoined;
import dev.contactenricher.intake.IntakeEvent.ContactsRejected;
import dev.contactenricher.intake.IntakeEvent.ContactsUnchanged;
import dev.contactenricher.intake.IntakeEvent.Joined;
import dev.contactenricher.intake.IntakeEvent.Rejection;
import dev.contactenricher.intake.IntakeEvent.Unchanged;
import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.jobs.JobContact.ConsentRecord;
import dev.contactenricher.jobs.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells what was decided about a batch, in the transaction of the decision. */
@Component
class AdmissionEvents {

    private final ApplicationEventPublisher events;

    AdmissionEvents(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** @param earlierJobs by accepted person, the jobs that brought what still waits of them */
    void publish(
            Job job,
            List<JobContact> lines,
            List<Person> persons,
            Map<String, List<String>> earlierJobs,
            Duration latency) {
        Instant at = job.taken().at();
        events.publishEvent(new BatchSubmitted(job.id(), job.taken().actor(), job.outcomes(), latency, at));
        List<Rejection> rejections =
                only(lines, Outcome.REJECTED).map(AdmissionEvents::rejection).toList();
        if (!rejections.isEmpty()) {
            events.publishEvent(new ContactsRejected(job.id(), job.taken().actor(), rejections, at));
        }
        List<ConsentOverride> overrides = persons.stream()
                .filter(person -> person.decision() instanceof Overridden)
                .map(person -> new ConsentOverride(
                        person.representative(),
                        person.id(),
                        person.decision().rule(),
                        person.decision().evidence()))
                .toList();
        if (!overrides.isEmpty()) {
            events.publishEvent(new ConsentsOverridden(job.id(), job.taken().actor(), overrides, at));
        }
        List<Unchanged> unchanged = only(lines, Outcome.UNCHANGED)
                .map(line -> new Unchanged(line.result().index(), requireNonNull(line.personId())))
                .toList();
        if (!unchanged.isEmpty()) {
            events.publishEvent(new ContactsUnchanged(job.id(), job.taken().actor(), unchanged, at));
        }
        List<Joined> joined = joined(persons, earlierJobs);
        if (!joined.isEmpty()) {
            events.publishEvent(new ContactsJoined(job.id(), job.taken().actor(), joined, at));
        }
    }

    void publish(Job job, List<IntakeEvent.Grant> grants) {
        if (!grants.isEmpty()) {
            events.publishEvent(new IntakeEvent.ConsentsGranted(
                    job.id(), job.taken().actor(), grants, job.taken().at()));
        }
    }

    private static List<Joined> joined(List<Person> persons, Map<String, List<String>> earlierJobs) {
        List<Joined> joined = new ArrayList<>();
        for (Person person : persons) {
            List<String> jobs = earlierJobs.get(person.id());
            if (jobs != null && (person.indexes().size() > 1 || !jobs.isEmpty())) {
                joined.add(new Joined(person.representative(), person.id(), person.indexes(), jobs));
            }
        }
        return joined;
    }

    private static Stream<JobContact> only(List<JobContact> lines, Outcome outcome) {
        return lines.stream().filter(line -> line.result().outcome() == outcome);
    }

    private static Rejection rejection(JobContact line) {
        ConsentRecord consent = line.consent();
        return new Rejection(
                line.result().index(),
                line.personId(),
                line.result().errors().stream()
                        .map(error -> error.field() + ":" + error.code())
                        .toList(),
                consent == null ? null : consent.rule(),
                consent == null || consent.evidence().isEmpty()
                        ? List.of()
                        : List.of(consent.evidence().split(",")));
    }
}
