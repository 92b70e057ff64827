package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.problem.Negotiation;
import dev.contactenricher.problem.Parameters;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads the trail: as a page, or all of it as a stream. */
@RestController
@RequestMapping("/audit-trail")
class AuditController {

    private static final List<MediaType> OFFERED = List.of(MediaType.APPLICATION_JSON, AuditStream.NDJSON);

    private final AuditReader reader;
    private final Cursors cursors;
    private final AuditStream stream;

    AuditController(AuditReader reader, Cursors cursors, AuditStream stream) {
        this.reader = reader;
        this.cursors = cursors;
        this.stream = stream;
    }

    /** @param nextCursor reads on where this page ends; null on the last one */
    record PageView(List<AuditEntry> entries, @Nullable String nextCursor) {}

    /** @return the page, or null once the stream was written */
    @GetMapping
    @Nullable ResponseEntity<PageView> read(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(name = "job_id", required = false) @Nullable String jobId,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept,
            Principal caller,
            HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        MediaType form = Negotiation.choose(accept, OFFERED);
        AuditFilter filter = AuditParameters.filter(from, to, action, jobId, subject);
        int size = Parameters.limit(limit);
        Traversal traversal =
                StringUtils.hasText(cursor) ? cursors.read(cursor, filter) : reader.start(filter, caller.getName());
        if (form.equals(AuditStream.NDJSON)) {
            stream.write(traversal, response);
            return null;
        }
        AuditReader.Page page = reader.page(traversal, size);
        var view = new PageView(page.entries(), page.rest() == null ? null : cursors.write(page.rest()));
        return ResponseEntity.ok().contentType(form).body(view);
    }
}
