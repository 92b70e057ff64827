package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.proof.Verification;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Holds a chain, while it is led past, against every stored checkpoint. */
final class CheckpointWalk {

    private static final int AT_A_TIME = 1_000;

    private final Checkpoints checkpoints;
    private final TrustedCheckpoints trusted;
    private final long end;
    private final Deque<Checkpoint> next = new ArrayDeque<>();
    private long read;
    private long count;
    private @Nullable Checkpoint newest;
    private Verification.@Nullable Broken fault;

    CheckpointWalk(Checkpoints checkpoints, TrustedCheckpoints trusted) {
        this.checkpoints = checkpoints;
        this.trusted = trusted;
        // what is signed from now on may be beyond what is read of the chain
        this.end = checkpoints.newest().map(last -> last.checkpoint().size()).orElse(0L);
    }

    void pass(long sequence, String hash) {
        Checkpoint stored = next();
        if (stored == null || stored.size() != sequence) {
            return;
        }
        next.remove();
        count++;
        newest = stored;
        if (!trusted.isTrusted(stored)) {
            blame(sequence, "the checkpoint here is not signed by this key or a former one");
        } else if (!stored.head().equals(hash)) {
            blame(sequence, "the checkpoint names another hash here: this entry or one before was rewritten");
        }
    }

    /** What is wrong with the checkpoints, or with the chain by them; null when nothing is. */
    Verification.@Nullable Broken fault(long entries) {
        if (fault != null) {
            return fault;
        }
        if (end > entries) {
            return new Verification.Broken(
                    entries + 1,
                    "a checkpoint knows %d entries, here are %d: the tail is cut off".formatted(end, entries));
        }
        return count == 0 && entries > 0
                ? new Verification.Broken(1, "no checkpoint is left, though the first entries had one")
                : null;
    }

    long count() {
        return count;
    }

    @Nullable Checkpoint newest() {
        return newest;
    }

    private void blame(long sequence, String reason) {
        if (fault == null) {
            fault = new Verification.Broken(sequence, reason);
        }
    }

    private @Nullable Checkpoint next() {
        if (next.isEmpty() && read < end) {
            checkpoints.after(read, end, AT_A_TIME).forEach(stored -> next.add(stored.checkpoint()));
            read = next.isEmpty() ? end : next.getLast().size();
        }
        return next.peek();
    }
}
