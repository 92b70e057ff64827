package dev.contactenricher.jobs;

import dev.contactenricher.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /jobs/**}: what became of a batch, and of each of its contacts. */
@RestController
@RequestMapping("/jobs/{jobId}")
class JobController {

    private static final int MOST = 1000;

    private final JobViews views;

    JobController(JobViews views) {
        this.views = views;
    }

    @GetMapping
    JobView job(@PathVariable String jobId) {
        return views.job(jobId).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such job"));
    }

    /** @param nextCursor where the next page begins, or null at the end */
    record ContactPage(
            List<ContactResult> results, @Nullable String nextCursor) {}

    @GetMapping("/contacts")
    ContactPage contacts(
            @PathVariable String jobId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable String outcome) {
        if (limit < 1 || limit > MOST) {
            throw Problem.INVALID_REQUEST.because("limit must be from 1 to " + MOST);
        }
        int after = position(cursor);
        List<ContactResult> results = views.contacts(jobId, after, limit + 1, outcome(outcome))
                .orElseThrow(() -> Problem.NOT_FOUND.because("There is no such job"));
        if (results.size() <= limit) {
            return new ContactPage(results, null);
        }
        List<ContactResult> page = results.subList(0, limit);
        return new ContactPage(page, String.valueOf(page.getLast().index()));
    }

    @GetMapping("/contacts/{index:[0-9]{1,6}}")
    ContactView contact(@PathVariable String jobId, @PathVariable int index) {
        return views.contact(jobId, index).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such contact"));
    }

    private static int position(@Nullable String cursor) {
        if (cursor == null) {
            return -1;
        }
        if (!cursor.matches("[0-9]{1,6}")) {
            throw Problem.INVALID_REQUEST.because("cursor must be a next_cursor of this listing");
        }
        return Integer.parseInt(cursor);
    }

    private static @Nullable Outcome outcome(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return switch (name) {
            case "accepted", "duplicate", "unchanged", "rejected" -> Outcome.ofWireName(name);
            default ->
                throw Problem.INVALID_REQUEST.because("outcome must be accepted, duplicate, unchanged or rejected");
        };
    }
}
