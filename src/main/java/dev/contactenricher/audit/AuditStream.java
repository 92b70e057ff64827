package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditReader.Traversal;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes a traversal on the request's own thread: memory holds one chunk, whatever the length of the trail. */
@Component
class AuditStream {

    static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

    private static final Logger log = LoggerFactory.getLogger(AuditStream.class);
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
            if (!response.isCommitted()) {
                throw e;
            }
            log.error("An export of the audit trail broke off: {}", e.getClass().getSimpleName());
            throw new BrokenOffException();
        }
        out.flush();
    }

    /** The store went away in the middle; the caller must see that the export is not whole. */
    static final class BrokenOffException extends RuntimeException {

        private static final long serialVersionUID = 1;

        BrokenOffException() {
            super("An export of the audit trail broke off");
        }
    }
}
