package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Takes refused requests apart, so that the contacts at fault come to stand alone at the cost of few sends. Contacts of
 * different origins part first. Of two parts one is sent first: when it is taken, the other one must hold a contact at
 * fault, and need not be sent whole. Parts are never mixed with anything else.
 */
@Component
public class Splitting {

    private final Requests requests;
    private final SubmittedEntries submitted;
    private final Origins origins;

    Splitting(Requests requests, SubmittedEntries submitted, Origins origins) {
        this.requests = requests;
        this.submitted = submitted;
        this.origins = origins;
    }

    /** What becomes of a request of which these contacts are left: it was refused, and one of them is at fault. */
    public void refused(Request request, List<Entry> entries, List<Entry> blamed, Instant now) {
        Request parent = request.refusedWhole();
        requests.done(request.id(), now);
        if (entries.size() == 1) {
            // those that went with it are gone meanwhile
            add(parent, entries, Trial.of(Origins.of(entries)), now);
        } else if (blamed.isEmpty() || blamed.size() >= entries.size()) {
            inTwo(parent, entries, now);
        } else {
            apart(parent, entries, blamed, now);
        }
    }

    /** First one of the blamed, which shows whether the reason is worth anything; then the others of them; then the rest. */
    private void apart(Request parent, List<Entry> entries, List<Entry> blamed, Instant now) {
        List<Entry> others =
                entries.stream().filter(entry -> !blamed.contains(entry)).toList();
        String first = add(parent, blamed.subList(0, 1), Trial.blamed(blamed.getFirst(), null), now);
        String next = add(parent, others, Trial.of(Origins.of(others)).after(first), now);
        for (Entry entry : blamed.subList(1, blamed.size())) {
            add(parent, List.of(entry), Trial.blamed(entry, next), now);
        }
    }

    /** One contact of a request was refused, and no other. */
    public Request alone(Request request, Entry entry, Instant now) {
        return requests.get(add(request.refusedWhole(), List.of(entry), Trial.of(Origins.of(entry)), now));
    }

    /** What becomes of a request that was too large: none of its contacts need be at fault. */
    public void tooLarge(Request request, List<Entry> entries, Instant now) {
        Request parent = request.refusedWhole();
        requests.done(request.id(), now);
        int half = Math.ceilDiv(entries.size(), 2);
        part(parent, entries.subList(0, half), now);
        if (half < entries.size()) {
            part(parent, entries.subList(half, entries.size()), now);
        }
    }

    /**
     * What to send next of a part that was not sent yet: all of it, or a smaller one.
     *
     * @param all its contacts
     * @param portion how much of it
     * @return the part, and its contacts
     */
    Part next(Request request, List<Entry> all, Portion portion, Instant now) {
        List<Entry> entries = portion.inOrder(all);
        boolean alone = portion.alone();
        String before = request.trial().afterId();
        boolean atFault = before != null && requests.wasTaken(before);
        if (entries.size() == 1) {
            if (atFault) {
                requests.isAtFault(request.id());
            }
            return new Part(request, entries);
        }
        int most = alone ? 1 : origins.size(request.trial().origin()).rounded();
        if (atFault) {
            requests.done(request.id(), now);
            return alone ? inTwo(request, entries, 1, now) : inTwo(request, entries, now);
        }
        if (entries.size() > most) {
            requests.done(request.id(), now);
            Part first = part(request, entries.subList(0, most), now);
            part(request, entries.subList(most, entries.size()), now);
            return first;
        }
        return new Part(request, entries);
    }

    /** A part of a request with its contacts. */
    record Part(Request request, List<Entry> entries) {}

    private Part inTwo(Request parent, List<Entry> entries, Instant now) {
        String origin = Origins.of(entries);
        if (!origin.equals(Origins.MIXED)) {
            return inTwo(parent, entries, origins.size(origin).firstPart(entries.size()), now);
        }
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Origins::of));
        int border = IntStream.range(1, sorted.size())
                .filter(i -> !Origins.of(sorted.get(i - 1)).equals(Origins.of(sorted.get(i))))
                .boxed()
                .min(Comparator.comparingInt(i -> Math.abs(2 * i - sorted.size())))
                .orElseThrow();
        return inTwo(parent, sorted, border, now);
    }

    private Part inTwo(Request parent, List<Entry> entries, int border, Instant now) {
        List<Entry> first = entries.subList(0, border);
        List<Entry> second = entries.subList(border, entries.size());
        String id = add(parent, first, Trial.halfAtFault(Origins.of(first)), now);
        add(parent, second, Trial.of(Origins.of(second)).after(id), now);
        return new Part(requests.get(id), first);
    }

    private Part part(Request parent, List<Entry> entries, Instant now) {
        String id = add(parent, entries, Trial.of(Origins.of(entries)), now);
        return new Part(requests.get(id), entries);
    }

    private String add(Request parent, List<Entry> entries, Trial trial, Instant now) {
        String id = Ids.timeOrdered(now);
        requests.add(
                parent.part(
                        id,
                        entries.size(),
                        parent.failures().attempts(),
                        parent.failures().successesSeen(),
                        trial),
                now);
        submitted.move(entries, id);
        origins.note(trial.origin());
        return id;
    }
}
