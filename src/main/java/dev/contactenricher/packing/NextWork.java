package dev.contactenricher.packing;

import dev.contactenricher.packing.Origins.Origin;
import dev.contactenricher.packing.Packing.Parcel;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.Doubt;
import dev.contactenricher.sending.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What is sent next. Corrections before all else, unless CXone refuses them or it is to be found out why it refuses
 * contacts; then repeats; then new contacts and what has to do with refusals take turns, so that the latter never has
 * more than half of the permits while others wait, nor one origin more than its part of that half.
 */
@Component
public class NextWork {

    private final CorrectionPacking corrections;
    private final Packing packing;
    private final Repacking repacking;
    private final WaitingRequests requests;
    private final NextEntries next;
    private final Origins origins;

    NextWork(
            CorrectionPacking corrections,
            Packing packing,
            Repacking repacking,
            WaitingRequests requests,
            NextEntries next,
            Origins origins) {
        this.corrections = corrections;
        this.packing = packing;
        this.repacking = repacking;
        this.requests = requests;
        this.next = next;
        this.origins = origins;
    }

    public Optional<Parcel> next(Dispatch state, Instant now) {
        Optional<Parcel> first = correctionsGoFirst(state) ? correction(state, now) : Optional.empty();
        // what was left out of a repeat may be corrected now
        Optional<Parcel> parcel = first.or(() -> choose(state, now)).or(() -> correction(state, now));
        parcel.ifPresent(one -> {
            boolean ofRefusals = one.request().history().refused() || isApart(one.request());
            if (ofRefusals || !one.entries().getFirst().isCorrection()) {
                state.sendsPart(ofRefusals);
            }
        });
        return parcel;
    }

    /** Not while CXone refuses them, or it is to be found out why it refuses contacts. */
    private boolean correctionsGoFirst(Dispatch state) {
        return !state.pauses().is(Pause.REFUSED) && !state.doubt().isGrave() && !origins.isApart(origins.corrections());
    }

    private Optional<Parcel> correction(Dispatch state, Instant now) {
        return corrections.fresh(state, origins.corrections().size().rounded(), now);
    }

    private Optional<Parcel> choose(Dispatch state, Instant now) {
        if (state.pauses().is(Pause.REFUSED)) {
            return probe(state, now);
        }
        if (state.pauses().isProbing()) {
            // those of origins whose contacts go apart, too: else there would be no probe while nothing else waits
            return repacking
                    .again(state, requests::any, Portion.USUAL, now)
                    .or(() -> fresh(state, now))
                    .or(() -> refused(state, now));
        }
        if (state.doubt().isGrave()) {
            return single(state, now).or(() -> inTurns(state, now));
        }
        return inTurns(state, now);
    }

    /**
     * With everything refused, a contact that was not among the refused ones tells most, but there is no end of them.
     */
    private Optional<Parcel> probe(Dispatch state, Instant now) {
        return ofAnotherJob(state, state.doubt(), now)
                .or(() -> state.pauses().probesNewContacts()
                        ? packing.alone(state, now).or(() -> repacking.again(state, requests::any, Portion.ONE, now))
                        : repacking
                                .again(state, requests::any, Portion.ONE, now)
                                .or(() -> packing.alone(state, now)));
    }

    /**
     * A contact on its own: of a job of which none was refused, else of a request of which none was. Once enough are
     * tried more of the same jobs tell nothing, and cost what the others may need.
     */
    private Optional<Parcel> single(Dispatch state, Instant now) {
        Doubt tried = state.doubt().with(requests.triedNow());
        if (tried.isCertain(true)) {
            return Optional.empty();
        }
        Optional<Parcel> other = ofAnotherJob(state, tried, now);
        return other.isPresent() || tried.isEnough()
                ? other
                : packing.alone(state, now)
                        .or(() -> repacking.again(
                                state, () -> requests.untried(tried.requests(), now), Portion.ONE, now));
    }

    /** Of contacts that wait for the first time, else of those that went in a request that was refused. */
    private Optional<Parcel> ofAnotherJob(Dispatch state, Doubt tried, Instant now) {
        Set<String> jobs = tried.jobs();
        Optional<Parcel> fresh = next.jobOtherThan(jobs).flatMap(job -> packing.aloneOf(state, job, now));
        return fresh.isPresent() || !tried.isOfOneJob()
                ? fresh
                : repacking.again(state, () -> requests.ofOthers(jobs, now), Portion.oneOfOthers(jobs), now);
    }

    private Optional<Parcel> inTurns(Dispatch state, Instant now) {
        return repacking
                .again(state, () -> requests.due(now), Portion.USUAL, now)
                .or(() -> state.isPartSent()
                        ? fresh(state, now).or(() -> refused(state, now))
                        : refused(state, now).or(() -> fresh(state, now)));
    }

    private Optional<Parcel> fresh(Dispatch state, Instant now) {
        return packing.fresh(state, apart(), now);
    }

    private List<Origin> apart() {
        return origins.inTurn().stream().filter(origins::isApart).toList();
    }

    private boolean isApart(Request request) {
        return apart().stream()
                .anyMatch(origin -> origin.name().equals(request.trial().origin()));
    }

    /** Parts of what was refused, and new contacts of origins where that is frequent. */
    private Optional<Parcel> refused(Dispatch state, Instant now) {
        for (Origin origin : origins.inTurn()) {
            Optional<Parcel> parcel = repacking
                    .again(state, () -> requests.part(origin.name(), now), Portion.USUAL, now)
                    .or(() -> origins.isApart(origin) ? freshOf(state, origin, now) : Optional.empty());
            if (parcel.isPresent()) {
                origins.served(origin.name(), now);
                return parcel;
            }
            origins.forgetIfIdle(origin);
        }
        return Optional.empty();
    }

    private Optional<Parcel> freshOf(Dispatch state, Origin origin, Instant now) {
        return origin.isCorrection() ? correction(state, now) : packing.freshOf(state, origin, now);
    }
}
