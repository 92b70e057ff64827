package dev.contactenricher.packing;

import dev.contactenricher.correction.CorrectionEnds;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent.Absent;
import dev.contactenricher.queue.MergeEvent.Completed;
import dev.contactenricher.queue.MergeEvent.Completion;
import dev.contactenricher.queue.MergeEvent.Failed;
import dev.contactenricher.queue.MergeEvent.Withdrawn;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The ways in which a contact's flight ends; each lets the next one of that person go. */
@Component
public class Landing {

    private final SubmittedEntries submitted;
    private final WaitingEntries waiting;
    private final Requests requests;
    private final HeldByCxone held;
    private final Handover handover;
    private final CorrectionEnds corrections;
    private final ApplicationEventPublisher events;

    Landing(
            SubmittedEntries submitted,
            WaitingEntries waiting,
            Requests requests,
            HeldByCxone held,
            Handover handover,
            CorrectionEnds corrections,
            ApplicationEventPublisher events) {
        this.submitted = submitted;
        this.waiting = waiting;
        this.requests = requests;
        this.held = held;
        this.handover = handover;
        this.corrections = corrections;
        this.events = events;
    }

    /** Their merge is confirmed. */
    public void complete(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        var sentAt = new HashMap<String, Instant>();
        for (Entry entry : entries) {
            sentAt.computeIfAbsent(
                    requestOf(entry), id -> requests.get(id).sends().latest());
        }
        // before the payload goes
        handover.confirmed(entries, now);
        events.publishEvent(new Completed(
                entries.stream().map(entry -> completion(entry, sentAt, now)).toList(), now));
        corrections.confirmed(entries, now);
        held.confirmed(entries, now);
        submitted.merge(entries, now);
        requests.finish(sentAt.keySet(), now);
        unblock(entries);
    }

    /** CXone has no cards of them: nothing was written. */
    public void absent(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        held.absent(entries);
        submitted.absent(entries, now);
        events.publishEvent(new Absent(entries.stream().map(Entry::ref).toList(), now));
        unblock(entries);
    }

    /** It becomes a dead letter, unless it is the correction of an erased person, of which nothing is kept. */
    public void fail(Entry entry, String code, Instant now) {
        submitted.fail(entry, code, now);
        if (!corrections.failed(entry, now)) {
            submitted.stop(List.of(entry), now);
        }
        events.publishEvent(new Failed(entry.ref(), code, entry.sending().attempts(), now));
        unblock(List.of(entry));
    }

    /** They were withdrawn or erased, or consent does not allow to send them, or they are corrections that came too late. */
    public void stop(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return;
        }
        corrections.superseded(entries, now);
        submitted.stop(entries, now);
        events.publishEvent(new Withdrawn(entries.stream().map(Entry::ref).toList(), now));
        unblock(entries);
    }

    /** They stay in flight, but newer ones of their persons may go. */
    public void letGo(List<Entry> entries) {
        submitted.letGo(entries);
        unblock(entries);
    }

    private void unblock(List<Entry> entries) {
        waiting.unblock(entries.stream().map(Entry::personId).toList());
    }

    private static Completion completion(Entry entry, Map<String, Instant> sentAt, Instant now) {
        String requestId = requestOf(entry);
        Instant sent = Objects.requireNonNull(sentAt.get(requestId));
        return new Completion(entry.ref(), requestId, Duration.between(Times.earlier(sent, now), now));
    }

    private static String requestOf(Entry entry) {
        return Objects.requireNonNull(entry.sending().requestId());
    }
}
