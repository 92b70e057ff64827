package dev.contactenricher.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the stored chain the way a reader of its export would, against the newest checkpoint. */
@Component
class AuditProof {

    private final AuditReader reader;
    private final EntryLines lines;
    private final Checkpoints checkpoints;

    AuditProof(AuditReader reader, EntryLines lines, Checkpoints checkpoints) {
        this.reader = reader;
        this.lines = lines;
        this.checkpoints = checkpoints;
    }

    Verification verify() {
        // the checkpoint first: the chain only grows, so what is read after must contain it
        var verifier = new ChainVerifier(newest());
        reader.forEachChunk(
                reader.traversal(AuditFilter.ALL), chunk -> chunk.forEach(entry -> verifier.accept(lines.line(entry))));
        return verifier.result();
    }

    private @Nullable Checkpoint newest() {
        List<Checkpoints.Dated> newest = checkpoints.before(Long.MAX_VALUE, 1);
        return newest.isEmpty() ? null : newest.getFirst().checkpoint();
    }
}
