package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.proof.Verification;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** The trail, read from its end, written as a file, and proven. Each reading is itself audited, once. */
@Component
public class AuditTrail {

    private final AuditReader reader;
    private final Cursors cursors;
    private final AuditStream stream;
    private final AuditProof proof;

    AuditTrail(AuditReader reader, Cursors cursors, AuditStream stream, AuditProof proof) {
        this.reader = reader;
        this.cursors = cursors;
        this.stream = stream;
        this.proof = proof;
    }

    /** Which entries are meant; null lets everything through. The parameters of {@code GET /audit-trail}. */
    public record Query(
            @Nullable String from,
            @Nullable String to,
            @Nullable String action,
            @Nullable String jobId,
            @Nullable String subject) {

        AuditFilter filter() {
            return AuditParameters.filter(from, to, action, jobId, subject);
        }
    }

    /**
     * @param entries newest first
     * @param nextCursor reads on to older ones; null at the beginning of the trail
     */
    public record Page(List<AuditEntry> entries, @Nullable String nextCursor) {}

    /** @param checkpoints how many the chain was held against, besides itself */
    public record Proof(Verification verification, long checkpoints) {}

    /** The actions that there are. */
    public List<String> actions() {
        return Arrays.stream(AuditAction.values()).map(AuditAction::word).toList();
    }

    /**
     * @param cursor a {@code nextCursor} of the same query, or null for the newest
     * @param actor a role
     * @throws ErrorResponseException 400 naming the parameter at fault and its rule
     */
    public Page newest(Query query, @Nullable String cursor, int limit, String actor) {
        AuditFilter filter = query.filter();
        Traversal traversal = cursor == null ? reader.start(filter, actor) : cursors.read(cursor, filter);
        AuditReader.Page page = reader.newest(traversal, limit);
        return new Page(page.entries(), page.rest() == null ? null : cursors.write(page.rest()));
    }

    /**
     * Every matching entry as NDJSON, oldest first.
     *
     * @param actor a role
     * @throws ErrorResponseException 400 naming the parameter at fault and its rule
     */
    public void write(Query query, String actor, HttpServletResponse response) throws IOException {
        stream.write(reader.start(query.filter(), actor), response);
    }

    /** Reads all of the chain. */
    public Proof verify() {
        AuditProof.Finding finding = proof.find();
        return new Proof(finding.verification(), finding.checkpoints());
    }
}
