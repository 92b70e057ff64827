package dev.contactenricher.audit;

import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.store.Dialect;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Extends the chain, one writer at a time over all replicas. */
@Component
class Chain {

    private final ChainHead heads;
    private final AuditEntries entries;

    private final Checkpoints checkpoints;
    private final SigningKey key;
    private final Dialect dialect;

    Chain(ChainHead heads, AuditEntries entries, Checkpoints checkpoints, SigningKey key, Dialect dialect) {
        this.heads = heads;
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.key = key;
        this.dialect = dialect;
    }

    /**
     * Chains the oldest entries that have no place yet.
     *
     * @return how many; none, too, while another replica is at it
     */
    @Transactional
    public int extend(int limit) {
        return heads.lock().map(head -> extend(head, limit)).orElse(0);
    }

    private int extend(ChainHead.Head head, int limit) {
        List<AuditEntries.Link> links = entries.next(head, limit);
        if (!links.isEmpty()) {
            entries.chain(links);
            AuditEntries.Link last = links.getLast();
            heads.move(head, last.sequence(), last.hash());
            if (head.sequence() == 0) {
                // so that there is no moment at which a chain without a checkpoint is a true one
                Checkpoint first = key.sign(last.sequence(), EntryFormat.hex(last.hash()));
                checkpoints.add(first, key.publicKey(), dialect.instant());
            }
        }
        return links.size();
    }
}
