package dev.contactenricher.jobs;

import dev.contactenricher.problem.Negotiation;
import dev.contactenricher.problem.Parameters;
import dev.contactenricher.problem.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /jobs/{job_id}/contacts}: what became of each contact, as a page, or all of them as a file or a stream. */
@RestController
@RequestMapping("/jobs/{jobId}/contacts")
class JobContactController {

    private static final List<MediaType> OFFERED =
            List.of(MediaType.APPLICATION_JSON, ResultFiles.CSV, ResultFiles.NDJSON);

    private final JobViews views;
    private final ResultFiles files;

    JobContactController(JobViews views, ResultFiles files) {
        this.views = views;
        this.files = files;
    }

    /** @param nextCursor where the next page begins, or null at the end */
    record ContactPage(
            List<ListedContact> results, @Nullable String nextCursor) {}

    /** @return the page, or null once the file or the stream was written */
    @GetMapping
    @Nullable ResponseEntity<ContactPage> contacts(
            @PathVariable String jobId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String state,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        MediaType form = Negotiation.choose(accept, OFFERED);
        var filter = ContactFilter.of(outcome, state);
        int after = position(Parameters.text(cursor));
        int size = Parameters.limit(limit);
        if (!form.equals(MediaType.APPLICATION_JSON)) {
            files.write(jobId, filter, form, response);
            return null;
        }
        List<ListedContact> results =
                views.contacts(jobId, after, size + 1, filter).orElseThrow(JobViews::noSuchJob);
        return ResponseEntity.ok().contentType(form).body(page(results, size));
    }

    private static ContactPage page(List<ListedContact> results, int size) {
        if (results.size() <= size) {
            return new ContactPage(results, null);
        }
        List<ListedContact> page = results.subList(0, size);
        return new ContactPage(page, String.valueOf(page.getLast().result().index()));
    }

    @GetMapping(path = "/{index:[0-9]{1,6}}", produces = MediaType.APPLICATION_JSON_VALUE)
    ContactView contact(@PathVariable String jobId, @PathVariable int index) {
        return views.contact(jobId, index).orElseThrow(() -> Problem.NOT_FOUND.because("There is no such contact"));
    }

    private static int position(@Nullable String cursor) {
        if (cursor == null) {
            return -1;
        }
        if (!cursor.matches("[0-9]{1,6}")) {
            throw Problem.INVALID_REQUEST.because("'cursor' must be a next_cursor of this listing", "cursor");
        }
        return Integer.parseInt(cursor);
    }
}
