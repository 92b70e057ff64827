package dev.contactenricher.intake;

import dev.contactenricher.jobs.Job;
import dev.contactenricher.jobs.JobContact;
import dev.contactenricher.jobs.JobContacts;
import dev.contactenricher.jobs.Jobs;
import dev.contactenricher.jobs.OutcomeCounts;
import dev.contactenricher.jobs.ServiceTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes down a job and what became of each of its contacts. */
@Component
class JobLedger {

    private final Jobs jobs;
    private final JobContacts contacts;
    private final RejectedKeys rejected;
    private final ServiceTotals totals;
    private final JsonMapper json;

    JobLedger(Jobs jobs, JobContacts contacts, RejectedKeys rejected, ServiceTotals totals, JsonMapper json) {
        this.jobs = jobs;
        this.contacts = contacts;
        this.rejected = rejected;
        this.totals = totals;
        this.json = json;
    }

    /** @param latency how long the caller has been waiting */
    record Received(String jobId, String actor, Instant at, Duration latency) {}

    /**
     * @param metrics of the whole service, this job included
     * @param earlierJobs by person, the jobs that brought what still waits of them
     */
    record Entered(Job job, ServiceTotals.Totals metrics, Map<String, List<String>> earlierJobs) {}

    /**
     * @param entries of the queue, by person
     * @param newcomers those of the persons of which nothing can have waited
     */
    Entered enter(
            Received received,
            ReadBatch batch,
            List<JobContact> lines,
            Map<String, Long> entries,
            Set<String> newcomers) {
        var counts = OutcomeCounts.of(lines);
        ServiceTotals.Totals metrics = totals.with(lines.size(), counts.duplicates(), received.latency());
        Job job = counts.toJob(received.jobId(), received.actor(), received.at(), json.writeValueAsString(metrics));
        jobs.add(job);
        Map<String, Long> known = new HashMap<>(entries);
        known.keySet().removeAll(newcomers);
        Map<String, List<String>> earlierJobs = new HashMap<>(contacts.jobsOf(known));
        newcomers.forEach(person -> earlierJobs.put(person, List.of()));
        contacts.add(job.id(), lines);
        rejected.keep(job.id(), batch);
        totals.add(lines.size(), counts.duplicates(), received.latency());
        return new Entered(job, metrics, earlierJobs);
    }
}
