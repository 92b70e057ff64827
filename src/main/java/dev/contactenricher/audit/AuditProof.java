package dev.contactenricher.audit;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the stored chain the way a reader of its export would, against the newest checkpoint and the stored head. */
@Component
class AuditProof {

    private final AuditReader reader;
    private final EntryLines lines;
    private final Checkpoints checkpoints;
    private final SigningKey key;

    AuditProof(AuditReader reader, EntryLines lines, Checkpoints checkpoints, SigningKey key) {
        this.reader = reader;
        this.lines = lines;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    Verification verify() {
        // the checkpoint first: the chain only grows, so what is read after must contain it
        Checkpoints.Stored newest = checkpoints.newest().orElse(null);
        if (newest != null && !isAuthentic(newest)) {
            return new Verification.Broken(
                    newest.checkpoint().size(), "the signature of the checkpoint made here does not fit its key");
        }
        Traversal all = reader.traversal(AuditFilter.ALL);
        Verification found = verify(all, newest == null ? null : newest.checkpoint());
        return found instanceof Verification.Valid valid && valid.entries() < all.end()
                ? new Verification.Broken(
                        valid.entries() + 1,
                        "the chain is to have %d entries, here are %d: the tail is cut off"
                                .formatted(all.end(), valid.entries()))
                : found;
    }

    private Verification verify(Traversal all, @Nullable Checkpoint checkpoint) {
        var verifier = new ChainVerifier(checkpoint);
        reader.forEachChunk(all, chunk -> chunk.forEach(entry -> verifier.accept(lines.line(entry))));
        return verifier.result();
    }

    private boolean isAuthentic(Checkpoints.Stored stored) {
        String signer = stored.publicKey() == null ? key.publicKey() : stored.publicKey();
        return stored.checkpoint().isSignedBy(PemKeys.publicKey(signer));
    }
}
