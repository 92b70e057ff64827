package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.problem.BrokenOffException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes a traversal on the request's own thread: memory holds one chunk, whatever the length of the trail. */
@Component
class AuditStream {

    static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

    private static final int BUFFER = 1 << 16;

    private final AuditReader reader;
    private final EntryLines lines;

    AuditStream(AuditReader reader, EntryLines lines) {
        this.reader = reader;
        this.lines = lines;
    }

    void write(Traversal traversal, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON.toString());
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        try {
            reader.forEachChunk(traversal, chunk -> lines.write(chunk, out));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RuntimeException e) {
            throw BrokenOffException.of(e, response, "An export of the audit trail");
        }
        out.flush();
    }
}
