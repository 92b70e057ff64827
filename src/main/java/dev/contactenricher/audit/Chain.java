package dev.contactenricher.audit;

import dev.contactenricher.audit.AuditEntries.Place;
import dev.contactenricher.audit.ChainHead.Head;
import dev.contactenricher.proof.Checkpoint;
import dev.contactenricher.store.Dialect;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The chain of entries, which is extended by one writer at a time over all replicas. */
@Component
public class Chain {

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
     * Adds entries to the caller's transaction. The only writer of a database chains them at once; where there may be
     * several, the {@link Sealer} does so soon after.
     */
    @Transactional
    public void append(List<Draft> drafts) {
        Head head = dialect.isExclusive() ? heads.ofOnlyWriter().orElse(null) : null;
        Place last = entries.append(drafts, head == null ? null : head.place());
        if (head != null && last != null) {
            heads.move(head, last);
        }
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

    private int extend(Head head, int limit) {
        List<AuditEntries.Link> links = entries.next(head.place(), limit);
        if (!links.isEmpty()) {
            entries.chain(links);
            Place last = links.getLast().place();
            heads.move(head, last);
            if (head.sequence() == 0) {
                // so that there is no moment at which a chain without a checkpoint is a true one
                Checkpoint first = key.sign(last.sequence(), EntryFormat.hex(last.hash()));
                checkpoints.add(first, key.publicKey(), dialect.instant());
            }
        }
        return links.size();
    }
}
