package dev.contactenricher.audit;

import dev.contactenricher.store.Dialect;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads through the chained entries, oldest first. Each traversal is itself audited, once. */
@Component
class AuditReader {

    /**
     * A way through the trail, fixed when it starts: what comes in later is not on it.
     *
     * @param after the sequence that was read last
     * @param end the last sequence on the way
     */
    record Traversal(AuditFilter filter, long after, long end) {

        Traversal until(long sequence) {
            return new Traversal(filter, after, sequence);
        }

        Traversal from(long sequence) {
            return new Traversal(filter, sequence, end);
        }
    }

    private static final int CHUNK = 1_000;

    private final AuditEntries entries;
    private final Chain chain;
    private final ChainHead heads;
    private final Timeline timeline;
    private final Dialect dialect;

    AuditReader(AuditEntries entries, Chain chain, ChainHead heads, Timeline timeline, Dialect dialect) {
        this.entries = entries;
        this.chain = chain;
        this.heads = heads;
        this.timeline = timeline;
        this.dialect = dialect;
    }

    /** @param rest what is left to read, or null at the end */
    record Page(List<AuditEntry> entries, @Nullable Traversal rest) {}

    /** Starts a traversal of what is chained now; the entry about it is not on its way. */
    Traversal start(AuditFilter filter, String actor) {
        Traversal traversal = traversal(filter);
        var details = Details.of(Detail.FILTER, filter.details());
        chain.append(List.of(new Draft(AuditAction.AUDIT_READ, actor, null, details, dialect.instant())));
        return traversal;
    }

    /** A traversal that only the verifier reads, and that is not audited. */
    Traversal traversal(AuditFilter filter) {
        long end = heads.read().sequence();
        long first = filter.from() == null ? 1 : timeline.firstNear(filter.from(), end);
        long last = filter.to() == null ? end : timeline.lastNear(filter.to(), end);
        return new Traversal(filter, first - 1, last);
    }

    Page page(Traversal traversal, int limit) {
        List<AuditEntry> found = entries.page(traversal.filter(), traversal.after(), traversal.end(), limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<AuditEntry> page = found.subList(0, limit);
        return new Page(page, traversal.from(page.getLast().sequence()));
    }

    /** From the end of the traversal to its beginning. */
    Page newest(Traversal traversal, int limit) {
        List<AuditEntry> found = entries.newest(traversal.filter(), traversal.after(), traversal.end(), limit + 1);
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<AuditEntry> page = found.subList(0, limit);
        return new Page(page, traversal.until(page.getLast().sequence() - 1));
    }

    /** Hands out all of a traversal in chunks; between them no transaction is open. */
    void forEachChunk(Traversal traversal, Consumer<List<AuditEntry>> reader) {
        for (Traversal rest = traversal; rest != null; ) {
            Page page = page(rest, CHUNK);
            reader.accept(page.entries());
            rest = page.rest();
        }
    }
}
