package dev.contactenricher.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Entries as newline-delimited JSON. */
@Component
class EntryLines {

    private final ObjectWriter json;

    EntryLines(JsonMapper mapper) {
        this.json = mapper.writerFor(AuditEntry.class);
    }

    byte[] line(AuditEntry entry) {
        return json.writeValueAsBytes(entry);
    }

    void write(List<AuditEntry> entries, OutputStream out) {
        try {
            for (AuditEntry entry : entries) {
                out.write(line(entry));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
