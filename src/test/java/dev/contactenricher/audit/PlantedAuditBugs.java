package dev.contactenricher.audit;

import dev.contactenricher.store.Dialect;
import java.util.List;

/** Collaborators of this room with one bug each, which a simulation has to find. */
public final class PlantedAuditBugs {

    private PlantedAuditBugs() {}

    public static class LosesReplays extends Chain {
        LosesReplays(ChainHead heads, AuditEntries entries, Checkpoints checkpoints, SigningKey key, Dialect dialect) {
            super(heads, entries, checkpoints, key, dialect);
        }

        @Override
        public void append(List<Draft> drafts) {
            super.append(drafts.stream()
                    .filter(draft -> draft.action() != AuditAction.DEAD_LETTER_REPLAYED)
                    .toList());
        }
    }
}
