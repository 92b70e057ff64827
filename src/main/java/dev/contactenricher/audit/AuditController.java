package dev.contactenricher.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the trail. */
@RestController
@RequestMapping("/audit-trail")
@Tag(name = "Audit trail")
class AuditController {

    private static final String NDJSON = "application/x-ndjson";

    private final AuditReader reader;
    private final Cursors cursors;
    private final EntryLines lines;

    AuditController(AuditReader reader, Cursors cursors, EntryLines lines) {
        this.reader = reader;
        this.cursors = cursors;
        this.lines = lines;
    }

    /** @param nextCursor reads on where this page ends; null on the last one */
    record PageView(List<AuditEntry> entries, @Nullable String nextCursor) {}

    @GetMapping
    @Operation(
            summary = "Lists chained entries, oldest first",
            description =
                    "The first page fixes the end of its traversal: entries that come in meanwhile are not part of"
                            + " it. With `Accept: application/x-ndjson` all matching entries come as a stream, a line each; only"
                            + " an unfiltered one is a chain that `verify-audit` can check.")
    PageView page(
            @Parameter(description = "Earliest `created_at`, included") @RequestParam(required = false) @Nullable String from,
            @Parameter(description = "Latest `created_at`, excluded") @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(name = "job_id", required = false) @Nullable String jobId,
            @Parameter(description = "A person's random id, as `POST /privacy/access` tells it")
                    @RequestParam(required = false)
                    @Nullable String subject,
            @Parameter(description = "The `next_cursor` of the page before, with the same filter")
                    @RequestParam(required = false)
                    @Nullable String cursor,
            @Parameter(description = "1 to 1,000; 100 when absent") @RequestParam(required = false) @Nullable String limit,
            Principal caller) {
        AuditFilter filter = AuditParameters.filter(from, to, action, jobId, subject);
        int size = AuditParameters.limit(limit);
        Traversal traversal =
                StringUtils.hasText(cursor) ? cursors.read(cursor, filter) : reader.start(filter, caller.getName());
        AuditReader.Page page = reader.page(traversal, size);
        return new PageView(page.entries(), page.rest() == null ? null : cursors.write(page.rest()));
    }

    /** Writes on the request's own thread: memory holds one chunk, whatever the length of the trail. */
    @GetMapping(produces = NDJSON)
    @Operation(hidden = true)
    void stream(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(name = "job_id", required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String subject,
            Principal caller,
            HttpServletResponse response)
            throws IOException {
        AuditFilter filter = AuditParameters.filter(from, to, action, jobId, subject);
        Traversal traversal = reader.start(filter, caller.getName());
        response.setContentType(NDJSON);
        var out = new BufferedOutputStream(response.getOutputStream(), 1 << 16);
        try {
            reader.forEachChunk(traversal, chunk -> lines.write(chunk, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }
}
