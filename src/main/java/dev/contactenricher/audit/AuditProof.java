package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditReader.Traversal;
import dev.contactenricher.proof.ChainVerifier;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks the stored chain the way a reader of its export would, against all checkpoints and the stored head. */
@Component
class AuditProof {

    private final AuditReader reader;
    private final EntryLines lines;
    private final Checkpoints checkpoints;
    private final TrustedCheckpoints trusted;
    private final AuditSettings settings;

    AuditProof(
            AuditReader reader,
            EntryLines lines,
            Checkpoints checkpoints,
            TrustedCheckpoints trusted,
            AuditSettings settings) {
        this.reader = reader;
        this.lines = lines;
        this.checkpoints = checkpoints;
        this.trusted = trusted;
        this.settings = settings;
    }

    /**
     * @param checkpoints how many the chain was held against
     * @param newest the last of them, or null when there is none
     */
    record Finding(
            Verification verification,
            long checkpoints,
            @Nullable Checkpoint newest) {}

    Verification verify() {
        return find().verification();
    }

    Finding find() {
        // the checkpoints first: the chain only grows, so what is read after must contain them
        var walk = new CheckpointWalk(checkpoints, trusted);
        Traversal all = reader.traversal(AuditFilter.ALL);
        var verifier = new ChainVerifier(null, settings.shortestRetention());
        reader.forEachChunk(
                all,
                chunk -> chunk.forEach(entry -> {
                    if (verifier.accept(lines.line(entry))) {
                        walk.pass(entry.sequence(), entry.hash());
                    }
                }));
        return new Finding(verdict(verifier.result(), walk, all), walk.count(), walk.newest());
    }

    private static Verification verdict(Verification chain, CheckpointWalk walk, Traversal all) {
        if (!(chain instanceof Verification.Valid valid)) {
            return chain;
        }
        if (valid.entries() < all.end()) {
            return new Verification.Broken(
                    valid.entries() + 1,
                    "the chain is to have %d entries, here are %d: the tail is cut off"
                            .formatted(all.end(), valid.entries()));
        }
        Verification.Broken fault = walk.fault(valid.entries());
        return fault == null ? valid : fault;
    }
}
