package dev.contactenricher.jobs;

import dev.contactenricher.problem.Parameters;
import dev.contactenricher.store.Contention;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /jobs}: what became of batches, and taking one back. */
@RestController
@RequestMapping(path = "/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
class JobController {

    private final JobViews views;
    private final JobCancellation cancellation;

    JobController(JobViews views, JobCancellation cancellation) {
        this.views = views;
        this.cancellation = cancellation;
    }

    @GetMapping
    JobViews.Page jobs(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(name = "external_crm_id", required = false) @Nullable String externalCrmId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        return views.list(
                JobFilter.of(status, from, to, externalCrmId), Parameters.text(cursor), Parameters.limit(limit));
    }

    @GetMapping("/{jobId}")
    JobView job(@PathVariable String jobId) {
        return views.job(jobId).orElseThrow(JobViews::noSuchJob);
    }

    @DeleteMapping("/{jobId}")
    JobView cancel(@PathVariable String jobId, Principal caller) {
        if (!Contention.repeat(() -> cancellation.cancel(jobId, caller.getName()))) {
            throw JobViews.noSuchJob();
        }
        return job(jobId);
    }
}
