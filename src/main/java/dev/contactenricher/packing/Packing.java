package dev.contactenricher.packing;

import dev.contactenricher.packing.Origins.Origin;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.queue.RequestSize;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.store.Ids;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Fills requests: new ones from the lanes, repeats with whoever is still to be sent. */
@Component
public class Packing {

    /** How long to leave alone a request of which another transaction holds a contact, in milliseconds. */
    private static final long HELD_FOR = 1000;

    private final NextEntries next;
    private final SubmittedEntries submitted;
    private final Requests requests;
    private final Splitting splitting;
    private final Recognisable recognition;
    private final Landing landing;
    private final Payloads payloads;
    private final MergeSettings settings;

    Packing(
            NextEntries next,
            SubmittedEntries submitted,
            Requests requests,
            Splitting splitting,
            Recognisable recognition,
            Landing landing,
            Payloads payloads,
            MergeSettings settings) {
        this.next = next;
        this.submitted = submitted;
        this.requests = requests;
        this.splitting = splitting;
        this.recognition = recognition;
        this.landing = landing;
        this.payloads = payloads;
        this.settings = settings;
    }

    /** A request that is about to be sent, and what with. */
    public record Parcel(Request request, List<Entry> entries, List<ObjectNode> contacts) {

        @Override
        public String toString() {
            return "Parcel[" + request.id() + "]";
        }
    }

    /** A new request, of those whose turn it is, but for origins whose contacts go apart. */
    Optional<Parcel> fresh(Dispatch state, List<Origin> apart, long now) {
        return packed(state, () -> nextOfBothLanes(state, apart), now);
    }

    /** A new request of an origin whose contacts go apart. */
    Optional<Parcel> freshOf(Dispatch state, Origin origin, long now) {
        int most = origin.size().rounded();
        return packed(
                state,
                () -> origin.isExpress()
                        ? next.next(Lane.EXPRESS, null, List.of(), most)
                        : next.nextOf(origin.name(), Lane.BULK, most),
                now);
    }

    /** A new request of one contact. */
    Optional<Parcel> alone(Dispatch state, long now) {
        return packed(
                state,
                () -> {
                    List<Entry> express = next.next(Lane.EXPRESS, null, List.of(), 1);
                    return express.isEmpty() ? next.next(Lane.BULK, null, List.of(), 1) : express;
                },
                now);
    }

    /** A new request of one contact of that job. */
    Optional<Parcel> aloneOf(Dispatch state, String job, long now) {
        return packed(
                state,
                () -> {
                    List<Entry> express = next.nextOf(job, Lane.EXPRESS, 1);
                    return express.isEmpty() ? next.nextOf(job, Lane.BULK, 1) : express;
                },
                now);
    }

    private Optional<Parcel> packed(Dispatch state, Supplier<List<Entry>> choice, long now) {
        while (true) {
            List<Entry> chosen = RequestSize.fitting(choice.get(), RequestSize::bytes);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            chosen.stream()
                    .filter(entry -> entry.lane() == Lane.BULK)
                    .mapToLong(Entry::turn)
                    .max()
                    .ifPresent(turn -> state.virtualTime = Math.max(state.virtualTime, turn));
            Load load = load(recognition.asKnownNow(chosen), now);
            if (!load.entries.isEmpty()) {
                String id = Ids.timeOrdered(now);
                Request request =
                        Request.packed(id, load.entries.size(), state.successes, Trial.of(Origins.of(load.entries)));
                requests.add(request, now);
                next.take(load.entries, id, now);
                var taken = new ArrayList<Entry>();
                load.entries.forEach(entry -> taken.add(entry.sentIn(id, taken.size())));
                return Optional.of(new Parcel(request, taken, load.contacts));
            }
        }
    }

    /**
     * A request that is to be sent again under its own id, or a part of one that was refused: it takes nobody new in. One of
     * whom another transaction holds a contact is due a little later, as everybody waits for whoever packs.
     *
     * @param choice which one
     * @param portion how much of a part that was not sent yet
     */
    Optional<Parcel> again(Dispatch state, Supplier<Optional<Request>> choice, Portion portion, long now) {
        var held = new HashSet<String>();
        while (true) {
            Request request = choice.get().orElse(null);
            if (request == null || held.contains(request.id())) {
                return Optional.empty();
            }
            List<Entry> left = submitted.unlessHeld(request.id()).orElse(null);
            if (left == null) {
                held.add(request.id());
                requests.postpone(request.id(), now + HELD_FOR);
                continue;
            }
            if (request.askedAgain()) {
                left = withoutNews(request, left);
            }
            if (request.isUntriedPart()) {
                landing.stop(left.stream().filter(Entry::withdrawn).toList(), now);
                left = left.stream().filter(entry -> !entry.withdrawn()).toList();
                if (!left.isEmpty()) {
                    Splitting.Part part = splitting.next(request, left, portion, now);
                    request = part.request();
                    left = part.entries();
                }
            }
            Parcel parcel = sent(request, left, now);
            if (parcel != null) {
                return Optional.of(parcel);
            }
            if (submitted.of(request.id()).isEmpty()) {
                requests.done(request.id(), now);
            } else {
                requests.accepted(
                        request.id(),
                        now,
                        state.clockValue + settings.confirmationTimeout().toMillis());
            }
        }
    }

    /** Null when nobody is left to be sent. */
    private @Nullable Parcel sent(Request request, List<Entry> left, long now) {
        Load load = load(left, now);
        if (load.entries.isEmpty()) {
            return null;
        }
        submitted.send(load.entries, now);
        return new Parcel(
                request,
                load.entries.stream()
                        .map(entry -> entry.sentIn(request.id(), entry.position()))
                        .toList(),
                load.contacts);
    }

    private static int rules(List<Entry> entries) {
        return entries.getFirst().rules();
    }

    private List<Entry> nextOfBothLanes(Dispatch state, List<Origin> apart) {
        int chunk = settings.chunkSize();
        boolean noExpress = apart.stream().anyMatch(Origin::isExpress);
        List<String> jobs = apart.stream().map(Origin::name).toList();
        List<Entry> express = noExpress ? List.of() : next.next(Lane.EXPRESS, null, List.of(), chunk);
        List<Entry> bulk = next.next(Lane.BULK, null, jobs, chunk);
        if (!express.isEmpty() && !bulk.isEmpty() && rules(express) != rules(bulk)) {
            state.bulkChose = !state.bulkChose;
            if (state.bulkChose) {
                express = next.next(Lane.EXPRESS, rules(bulk), List.of(), chunk);
            } else {
                bulk = next.next(Lane.BULK, rules(express), jobs, chunk);
            }
        }
        int most = Math.max(chunk - bulk.size(), Math.ceilDiv(chunk, 2));
        var both = new ArrayList<>(express.subList(0, Math.min(express.size(), most)));
        both.addAll(bulk.subList(0, Math.min(bulk.size(), chunk - both.size())));
        return both;
    }

    /** Whoever has news in the queue stays as it is, for a late event to confirm. */
    private List<Entry> withoutNews(Request request, List<Entry> entries) {
        var withNews = new HashSet<>(submitted.withNews(request.id()));
        List<Entry> stale =
                entries.stream().filter(entry -> withNews.contains(entry.id())).toList();
        landing.letGo(stale);
        return entries.stream().filter(entry -> !withNews.contains(entry.id())).toList();
    }

    private Load load(List<Entry> entries, long now) {
        var load = new Load();
        var stopped = new ArrayList<Entry>();
        Map<Long, ObjectNode> contacts = payloads.of(entries);
        for (Entry entry : entries) {
            ObjectNode contact = contacts.get(entry.id());
            if (contact == null) {
                stopped.add(entry);
            } else {
                load.entries.add(entry);
                load.contacts.add(contact);
            }
        }
        landing.stop(stopped, now);
        return load;
    }

    private static final class Load {
        final List<Entry> entries = new ArrayList<>();
        final List<ObjectNode> contacts = new ArrayList<>();
    }
}
