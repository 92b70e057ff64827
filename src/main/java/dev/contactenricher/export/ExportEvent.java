package dev.contactenricher.export;

import dev.contactenricher.queue.EntryRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What happens to exports. Published synchronously, in the transaction of the change; never holds contact data. */
public sealed interface ExportEvent {

    Instant at();

    /**
     * A call with these contacts starts: it may reach the platform whatever becomes of its answer.
     *
     * @param corrections the entries among them of which it is told that they refuse
     */
    record Submitted(List<EntryRef> entries, Set<Long> corrections, Instant at) implements ExportEvent {}

    /**
     * The marketing platform took these contacts.
     *
     * @param corrections the entries among them of which it was told that they refuse
     */
    record Exported(List<EntryRef> entries, Set<Long> corrections, Instant at) implements ExportEvent {

        public Exported(List<EntryRef> entries, Instant at) {
            this(entries, Set.of(), at);
        }
    }

    /** The export of a contact became a dead letter. */
    record Failed(EntryRef entry, boolean correction, String code, int attempts, Instant at) implements ExportEvent {

        public Failed(EntryRef entry, String code, int attempts, Instant at) {
            this(entry, false, code, attempts, at);
        }
    }

    /** A dead letter waits again, by an operator's wish. */
    record Replayed(EntryRef entry, boolean correction, Instant at) implements ExportEvent {}

    /** A dead letter was deleted, by an operator's wish. */
    record Discarded(EntryRef entry, Instant at) implements ExportEvent {}
}
