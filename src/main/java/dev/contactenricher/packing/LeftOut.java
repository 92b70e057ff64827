package dev.contactenricher.packing;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.packing.LeftOutEntries.Left;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.DispatchTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Contacts that were withdrawn while it is unknown whether CXone took them, as a send of theirs had no answer. They
 * are not sent again. When it turns out that CXone took one, it is told as merged; when nothing tells so by the time
 * that another send of the same person is confirmed, or the confirmation time-out is over, it is told as withdrawn.
 */
@Component
public class LeftOut {

    private final LeftOutEntries entries;
    private final SubmittedEntries submitted;
    private final Landing landing;
    private final DispatchTable dispatch;
    private final MergeSettings settings;

    LeftOut(
            LeftOutEntries entries,
            SubmittedEntries submitted,
            Landing landing,
            DispatchTable dispatch,
            MergeSettings settings) {
        this.entries = entries;
        this.submitted = submitted;
        this.landing = landing;
        this.dispatch = dispatch;
        this.settings = settings;
    }

    /** What the webhook told of contacts. */
    public interface ToldSince {
        Map<String, Instant> of(Collection<String> hashes, Instant since);
    }

    /**
     * Leaves those out that are withdrawn.
     *
     * @return the others
     */
    public List<Entry> without(List<Entry> entries, Instant now) {
        leave(entries.stream().filter(Entry::withdrawn).toList(), now);
        return entries.stream().filter(entry -> !entry.withdrawn()).toList();
    }

    /** @param withdrawn were sent, and are sent no more; those of which each send was answered are withdrawn at once */
    public void leave(List<Entry> withdrawn, Instant now) {
        if (withdrawn.isEmpty()) {
            return;
        }
        var unanswered = entries.unanswered(withdrawn);
        landing.stop(
                withdrawn.stream()
                        .filter(entry -> !unanswered.contains(entry.id()))
                        .toList(),
                now);
        List<Entry> doubtful = withdrawn.stream()
                .filter(entry -> unanswered.contains(entry.id()))
                .toList();
        entries.leave(doubtful, dispatch.readNow().clock().in(settings.confirmationTimeout()));
        landing.letGo(doubtful);
    }

    /**
     * CXone's answer named the contacts of a request, in the order in which it was packed: it knows the ones that a
     * repeat left out, so it took them.
     *
     * @param events when the latest event of each contact came, by the hash of its id
     */
    public void named(Request request, List<String> hashes, Map<String, Instant> events, Instant now) {
        List<Left> left = entries.ofRequest(request.id());
        var hashById = new HashMap<Long, String>();
        left.forEach(one ->
                hashById.put(one.entry().id(), hashes.get(one.entry().sending().position())));
        submitted.identify(hashById);
        landing.complete(
                left.stream()
                        .map(Left::entry)
                        .filter(entry -> events.containsKey(hashById.get(entry.id())))
                        .toList(),
                now);
    }

    /**
     * CXone's answer named contacts. When one had an event before this was sent, and nothing else of the person was
     * sent before, then CXone took what was left out.
     *
     * @param hashById CXone's id of each contact that was sent, hashed
     * @param events when the latest event of a contact came since a time, by the hash of its id
     */
    public void knows(Request request, List<Entry> sent, Map<Long, String> hashById, ToldSince events, Instant now) {
        var hashByPerson = new HashMap<String, String>();
        sent.forEach(entry -> hashByPerson.put(entry.personId(), requireNonNull(hashById.get(entry.id()))));
        var taken = new ArrayList<Entry>();
        for (Left one : entries.ofPersons(hashByPerson.keySet())) {
            String hash = requireNonNull(hashByPerson.get(one.entry().personId()));
            Instant told = events.of(List.of(hash), one.claimedAt()).get(hash);
            if (!one.known() && told != null && told.isBefore(request.sends().first())) {
                taken.add(one.entry());
            }
        }
        landing.complete(taken, now);
    }

    /** All of a request was taken, the ones that a repeat left out included. */
    public void taken(Request request, Instant now) {
        landing.complete(
                entries.ofRequest(request.id()).stream().map(Left::entry).toList(), now);
    }

    /** Something sent later of the same persons is confirmed, so what could tell of those before has done so. */
    @EventListener
    void on(MergeEvent.Completed completed) {
        var latest = new HashMap<String, Long>();
        var ended = new HashSet<Long>();
        completed.entries().forEach(one -> {
            latest.merge(one.entry().personId(), one.entry().entryId(), Math::max);
            ended.add(one.entry().entryId());
        });
        settle(
                entries.ofPersons(latest.keySet()).stream()
                        .filter(one -> !ended.contains(one.entry().id()))
                        .filter(one -> one.entry().id()
                                < requireNonNull(latest.get(one.entry().personId())))
                        .toList(),
                completed.at());
    }

    public boolean isOverdue(long clock) {
        return entries.isOverdue(clock);
    }

    public void settleOverdue(long clock, Instant now) {
        settle(entries.overdue(clock), now);
    }

    private void settle(List<Left> left, Instant now) {
        landing.stop(left.stream().map(Left::entry).toList(), now);
    }
}
