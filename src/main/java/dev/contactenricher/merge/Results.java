package dev.contactenricher.merge;

import dev.contactenricher.cxone.Delivery.Each;
import dev.contactenricher.cxone.Delivery.Result;
import dev.contactenricher.packing.Landing;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.sending.Dispatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What happens where CXone's client tells what became of each contact of a request. */
@Component
class Results {

    private static final String UNAVAILABLE = "unavailable";

    private final Requests requests;
    private final Landing landing;
    private final Pausing pausing;
    private final RefusedRequests refusals;
    private final Repeating repeating;
    private final ReadBacks readBacks;

    Results(
            Requests requests,
            Landing landing,
            Pausing pausing,
            RefusedRequests refusals,
            Repeating repeating,
            ReadBacks readBacks) {
        this.requests = requests;
        this.landing = landing;
        this.pausing = pausing;
        this.refusals = refusals;
        this.repeating = repeating;
        this.readBacks = readBacks;
    }

    /** As metrics name it; nothing where no call went far enough to tell. */
    static Optional<String> name(Each each) {
        List<Result> results = each.results();
        if (results.stream().anyMatch(Results::showsThatCxoneTakes)) {
            return Optional.of("accepted");
        }
        if (results.stream().anyMatch(Result.Unknown.class::isInstance)) {
            return Optional.of(UNAVAILABLE);
        }
        return results.stream().anyMatch(Result.Refused.class::isInstance) ? Optional.of("refused") : Optional.empty();
    }

    void apply(Dispatch state, Send send, Each each) {
        Instant now = send.now();
        var sorted = new Sorted(send, each);
        boolean taken = each.results().stream().anyMatch(Results::showsThatCxoneTakes);
        if (taken) {
            pausing.accepted(state, send);
            refusals.accepted(state, send);
        } else if (!sorted.unknown.isEmpty()) {
            pausing.unavailable(state, send, null);
        } else if (sorted.refused.isEmpty()) {
            pausing.probeAt(state, send, repeating.due(send));
        }
        if (each.shown()) {
            readBacks.shown(send);
        }
        landing.complete(sorted.done, now);
        landing.absent(sorted.absent, now);
        sorted.refused.forEach(entry -> refusals.refusedAlone(state, send, entry));
        leave(state, send, sorted);
    }

    /** The rest waits, each for its reason. */
    private void leave(Dispatch state, Send send, Sorted sorted) {
        if (!sorted.unknown.isEmpty()) {
            repeating.afterFailure(state, send.leaving(sorted.rest()), UNAVAILABLE, false);
        } else if (!sorted.postponed.isEmpty()) {
            repeating.later(send);
        } else if (!sorted.unconfirmed.isEmpty()) {
            readBacks.again(state, send);
        } else if (!sorted.refusedInPlace) {
            requests.done(send.request().id(), send.now());
        }
    }

    private static boolean showsThatCxoneTakes(Result result) {
        return switch (result) {
            case Result.Done ignored -> true;
            case Result.Absent ignored -> true;
            case Result.Unconfirmed ignored -> true;
            case Result.Refused ignored -> false;
            case Result.Unknown ignored -> false;
            case Result.Postponed ignored -> false;
        };
    }

    /** What is left of the send, by what became of it. */
    private static final class Sorted {
        final List<Entry> done = new ArrayList<>();
        final List<Entry> absent = new ArrayList<>();
        final List<Entry> refused = new ArrayList<>();
        final List<Entry> unknown = new ArrayList<>();
        final List<Entry> unconfirmed = new ArrayList<>();
        final List<Entry> postponed = new ArrayList<>();
        /** Whether the request stands for its one contact, which was refused. */
        final boolean refusedInPlace;

        Sorted(Send send, Each each) {
            Map<Long, Result> results = new HashMap<>();
            for (int i = 0; i < send.claim().entries().size(); i++) {
                results.put(send.claim().entries().get(i).id(), each.results().get(i));
            }
            for (Entry entry : send.left()) {
                switch (results.get(entry.id())) {
                    case Result.Done ignored -> done.add(entry);
                    // a correction has reached all that there is of the person
                    case Result.Absent ignored -> (entry.isCorrection() ? done : absent).add(entry);
                    case Result.Refused ignored -> refused.add(entry);
                    case Result.Unknown ignored -> unknown.add(entry);
                    case Result.Unconfirmed ignored -> unconfirmed.add(entry);
                    case Result.Postponed ignored -> postponed.add(entry);
                    case null -> postponed.add(entry);
                }
            }
            refusedInPlace = send.isAlone() && !refused.isEmpty();
        }

        List<Entry> rest() {
            var rest = new ArrayList<>(unknown);
            rest.addAll(unconfirmed);
            rest.addAll(postponed);
            return rest;
        }
    }
}
