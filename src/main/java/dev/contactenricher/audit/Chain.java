package dev.contactenricher.audit;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Extends the chain, one writer at a time over all replicas. */
@Component
class Chain {

    private final ChainHead heads;
    private final AuditEntries entries;

    Chain(ChainHead heads, AuditEntries entries) {
        this.heads = heads;
        this.entries = entries;
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
            heads.move(head, links.getLast().sequence(), links.getLast().hash());
        }
        return links.size();
    }
}
