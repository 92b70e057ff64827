package dev.contactenricher.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.contactenricher.problem.Parameters;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows that nothing was changed or removed. */
@RestController
@RequestMapping("/audit-trail")
class AuditProofController {

    private final AuditProof proof;
    private final Checkpoints checkpoints;
    private final SigningKey key;

    AuditProofController(AuditProof proof, Checkpoints checkpoints, SigningKey key) {
        this.proof = proof;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /**
     * @param entries how many there are, when all is well
     * @param head the last one's hash, when all is well
     * @param sequence the first broken one, when not
     * @param checkedAgainst what besides itself the chain was held against
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProofView(
            boolean valid,
            @Nullable Long entries,
            @Nullable String head,
            @Nullable Long sequence,
            @Nullable String reason,
            CheckedAgainst checkedAgainst) {

        static ProofView of(AuditProof.Finding finding) {
            var against = CheckedAgainst.of(finding);
            return switch (finding.verification()) {
                case Verification.Valid valid ->
                    new ProofView(true, valid.entries(), valid.head(), null, null, against);
                case Verification.Broken broken ->
                    new ProofView(false, null, null, broken.sequence(), broken.reason(), against);
            };
        }
    }

    /**
     * @param checkpoints how many, each signed by this key or a former one
     * @param size how many entries the newest of them vouches for
     * @param head the hash that it names
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CheckedAgainst(
            long checkpoints, @Nullable Long size, @Nullable String head) {

        static CheckedAgainst of(AuditProof.Finding finding) {
            Checkpoint newest = finding.newest();
            return newest == null
                    ? new CheckedAgainst(finding.checkpoints(), null, null)
                    : new CheckedAgainst(finding.checkpoints(), newest.size(), newest.head());
        }
    }

    /**
     * @param publicKey PEM; another one than now when AUDIT_SIGNING_KEY was changed since
     * @param text what is written to files: name, size and head, an empty line, and the signature over the first three
     */
    record CheckpointView(long size, String head, String createdAt, String signature, String publicKey, String text) {}

    /** @param publicKey PEM; keep a copy of it outside of this service */
    record CheckpointsView(
            String publicKey,
            List<CheckpointView> checkpoints,
            @Nullable String nextCursor) {}

    @GetMapping(path = "/verify", produces = MediaType.APPLICATION_JSON_VALUE)
    ProofView verify() {
        return ProofView.of(proof.find());
    }

    @GetMapping(path = "/checkpoints", produces = MediaType.APPLICATION_JSON_VALUE)
    CheckpointsView checkpoints(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int size = Parameters.limit(limit);
        List<CheckpointView> found = checkpoints.before(AuditParameters.position(cursor), size + 1).stream()
                .map(this::view)
                .toList();
        if (found.size() <= size) {
            return new CheckpointsView(key.publicKey(), found, null);
        }
        List<CheckpointView> page = found.subList(0, size);
        return new CheckpointsView(
                key.publicKey(), page, Long.toString(page.getLast().size()));
    }

    private CheckpointView view(Checkpoints.Stored stored) {
        Checkpoint checkpoint = stored.checkpoint();
        return new CheckpointView(
                checkpoint.size(),
                checkpoint.head(),
                stored.createdAt(),
                checkpoint.signature(),
                stored.publicKey() == null ? key.publicKey() : stored.publicKey(),
                checkpoint.text());
    }
}
