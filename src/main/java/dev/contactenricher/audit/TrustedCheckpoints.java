package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Which stored checkpoints count: those that the present key signed, or a former one that the operator names. A key that
 * stands in the database beside its signature proves nothing, since a hand that writes the one can write the other.
 */
@Component
class TrustedCheckpoints {

    private final Checkpoints checkpoints;
    private final AuditEntries entries;
    private final List<PublicKey> keys;

    TrustedCheckpoints(Checkpoints checkpoints, AuditEntries entries, SigningKey key, AuditSettings settings) {
        this.checkpoints = checkpoints;
        this.entries = entries;
        this.keys = Stream.concat(Stream.of(key.publicKey()), settings.formerPublicKeys().stream())
                .map(PemKeys::publicKey)
                .toList();
    }

    boolean isTrusted(Checkpoint checkpoint) {
        return keys.stream().anyMatch(checkpoint::isSignedBy);
    }

    /** Why nothing can be signed on top of what is there: a signature would make a forged chain a true one. */
    Optional<String> contradiction(long entriesInChain) {
        Optional<Checkpoints.Stored> stored = checkpoints.newest();
        if (stored.isEmpty()) {
            return entriesInChain == 0 ? Optional.empty() : Optional.of("all checkpoints are missing");
        }
        Checkpoint newest = stored.get().checkpoint();
        if (!isTrusted(newest)) {
            return Optional.of("the newest checkpoint is not signed by this key or a former one");
        }
        return isContained(newest)
                ? Optional.empty()
                : Optional.of("the newest checkpoint names another hash than the chain has");
    }

    private boolean isContained(Checkpoint checkpoint) {
        return entries.page(AuditFilter.ALL, checkpoint.size() - 1, checkpoint.size(), 1).stream()
                .anyMatch(entry -> entry.hash().equals(checkpoint.head()));
    }
}
