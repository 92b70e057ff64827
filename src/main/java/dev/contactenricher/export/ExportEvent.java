package dev.contactenricher.export;

import dev.contactenricher.merge.EntryRef;
import java.time.Instant;
import java.util.List;

/** What happens to exports. Published synchronously, in the transaction of the change; never holds contact data. */
public sealed interface ExportEvent {

    Instant at();

    /** The marketing platform took these contacts. */
    record Exported(List<EntryRef> entries, Instant at) implements ExportEvent {}

    /** The export of a contact became a dead letter. */
    record Failed(EntryRef entry, String code, int attempts, Instant at) implements ExportEvent {}

    /** A dead letter waits again, by someone's wish. */
    record Replayed(EntryRef entry, Instant at) implements ExportEvent {}

    /** A dead letter was deleted, by someone's wish. */
    record Discarded(EntryRef entry, Instant at) implements ExportEvent {}
}
