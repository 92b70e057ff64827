package dev.contactenricher.merge;

import dev.contactenricher.correction.UnheardRefusals;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.queue.WaitingEntries.Origin;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Chunks;
import dev.contactenricher.store.Dialect;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what waits of a job that is cancelled; what was sent is left. */
@Component
public class Cancelling {

    private final DispatchTable dispatch;
    private final WaitingEntries waiting;
    private final UnheardRefusals unheard;
    private final Dialect dialect;
    private final WakeUp wakeUp;

    Cancelling(
            DispatchTable dispatch, WaitingEntries waiting, UnheardRefusals unheard, Dialect dialect, WakeUp wakeUp) {
        this.dispatch = dispatch;
        this.waiting = waiting;
        this.unheard = unheard;
        this.dialect = dialect;
        this.wakeUp = wakeUp;
    }

    /**
     * Deletes those of these entries that wait, with their contact data, unless another job wants them, too: such an entry
     * goes on with the values that were joined, as that job's. What a deleted entry refuses still reaches CXone. Nothing
     * is claimed before the caller's transaction ends.
     *
     * @param entries by the queue's ids
     * @param others given those that wait, the latest contact of another job that follows each, where there is one
     * @return those that waited
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<Long> cancel(Collection<Long> entries, Function<Collection<Long>, Map<Long, Origin>> others) {
        dispatch.lock();
        var waited = new HashSet<Long>();
        for (List<Long> some : Chunks.of(entries)) {
            List<Entry> held = waiting.lock(some);
            List<Long> ids = held.stream().map(Entry::id).toList();
            if (!ids.isEmpty()) {
                Map<Long, Origin> wanted = others.apply(ids);
                waiting.handOver(wanted);
                delete(held.stream()
                        .filter(entry -> !wanted.containsKey(entry.id()))
                        .toList());
                waited.addAll(ids);
            }
        }
        wakeUp.afterCommit();
        return waited;
    }

    private void delete(List<Entry> entries) {
        if (!entries.isEmpty()) {
            unheard.hear(entries, dialect.instant());
            waiting.remove(entries);
        }
    }
}
