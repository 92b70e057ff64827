package dev.contactenricher.packing;

import dev.contactenricher.packing.Origins.Origin;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.queue.RequestSize;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.store.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Fills new requests, from the lanes. */
@Component
public class Packing {

    private final NextEntries next;
    private final Requests requests;
    private final Recognisable recognition;
    private final Loading loading;
    private final MergeSettings settings;

    Packing(NextEntries next, Requests requests, Recognisable recognition, Loading loading, MergeSettings settings) {
        this.next = next;
        this.requests = requests;
        this.recognition = recognition;
        this.loading = loading;
        this.settings = settings;
    }

    /** A request that is about to be sent, with what CXone is told of each of its entries. */
    public record Parcel(Request request, List<Entry> entries, List<ObjectNode> contacts) {

        @Override
        public String toString() {
            return "Parcel[" + request.id() + "]";
        }
    }

    /** A new request of what is next in turn, without origins whose contacts go apart. */
    Optional<Parcel> fresh(Dispatch state, List<Origin> apart, Instant now) {
        return packed(state, () -> nextOfBothLanes(state, apart), now);
    }

    /** A new request of an origin whose contacts go apart. */
    Optional<Parcel> freshOf(Dispatch state, Origin origin, Instant now) {
        int most = origin.size().rounded();
        return packed(
                state,
                () -> origin.isExpress()
                        ? next.next(Lane.EXPRESS, null, List.of(), most)
                        : next.nextOf(origin.name(), Lane.BULK, most),
                now);
    }

    /** A new request of one contact. */
    Optional<Parcel> alone(Dispatch state, Instant now) {
        return packed(
                state,
                () -> {
                    List<Entry> express = next.next(Lane.EXPRESS, null, List.of(), 1);
                    return express.isEmpty() ? next.next(Lane.BULK, null, List.of(), 1) : express;
                },
                now);
    }

    /** A new request of one contact of that job. */
    Optional<Parcel> aloneOf(Dispatch state, String job, Instant now) {
        return packed(
                state,
                () -> {
                    List<Entry> express = next.nextOf(job, Lane.EXPRESS, 1);
                    return express.isEmpty() ? next.nextOf(job, Lane.BULK, 1) : express;
                },
                now);
    }

    private Optional<Parcel> packed(Dispatch state, Supplier<List<Entry>> choice, Instant now) {
        while (true) {
            List<Entry> chosen = RequestSize.fitting(choice.get(), RequestSize::bytes);
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            chosen.stream()
                    .filter(entry -> entry.place().lane() == Lane.BULK)
                    .mapToLong(entry -> entry.place().turn())
                    .max()
                    .ifPresent(state::takes);
            Load load = loading.load(recognition.asKnownNow(chosen), now);
            if (!load.isEmpty()) {
                String id = Ids.timeOrdered(now);
                Request request = Request.packed(
                        id, load.entries().size(), state.successes(), Trial.of(Origins.of(load.entries())));
                requests.add(request, now);
                next.take(load.entries(), id, now);
                var taken = new ArrayList<Entry>();
                load.entries().forEach(entry -> taken.add(entry.sentIn(id, taken.size())));
                return Optional.of(new Parcel(request, taken, load.contacts()));
            }
        }
    }

    private static int rules(List<Entry> entries) {
        return entries.getFirst().content().rules();
    }

    private List<Entry> nextOfBothLanes(Dispatch state, List<Origin> apart) {
        int chunk = settings.chunkSize();
        boolean noExpress = apart.stream().anyMatch(Origin::isExpress);
        List<String> jobs = apart.stream().map(Origin::name).toList();
        List<Entry> express = noExpress ? List.of() : next.next(Lane.EXPRESS, null, List.of(), chunk);
        List<Entry> bulk = next.next(Lane.BULK, null, jobs, chunk);
        if (!express.isEmpty() && !bulk.isEmpty() && rules(express) != rules(bulk)) {
            if (state.bulkChooses()) {
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
}
