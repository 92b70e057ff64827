package dev.contactenricher.merge;

import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.packing.LeftOut;
import dev.contactenricher.packing.Origins;
import dev.contactenricher.packing.Request;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.packing.Splitting;
import dev.contactenricher.packing.Trial;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.NextEntries;
import dev.contactenricher.sending.Dispatch;
import dev.contactenricher.sending.Pause;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What follows when CXone refuses contacts: the contract's row for 400, 413 and 422. A contact that was refused alone is a
 * suspect until CXone takes something that was sent later; then it is a dead letter. Where nothing is taken, suspects of
 * several requests and jobs mean that CXone refuses whatever comes from us, and all are kept.
 */
@Component
class RefusedRequests {

    private final Requests requests;
    private final NextEntries next;
    private final Suspects suspects;
    private final LeftOut leftOut;
    private final Splitting splitting;
    private final Origins origins;
    private final Pausing pausing;

    RefusedRequests(
            Requests requests,
            NextEntries next,
            Suspects suspects,
            LeftOut leftOut,
            Splitting splitting,
            Origins origins,
            Pausing pausing) {
        this.requests = requests;
        this.next = next;
        this.suspects = suspects;
        this.leftOut = leftOut;
        this.splitting = splitting;
        this.origins = origins;
        this.pausing = pausing;
    }

    void refused(Dispatch state, Send send, MergeAnswer.Refused answer) {
        Set<Integer> blamed = answer.blamed();
        List<Entry> left = leftOut.without(send.left(), send.now());
        Trial trial = send.request().trial();
        if (!trial.blamed() && trial.mayBeTaken()) {
            state.doubt().refused(send.claim().claimedAt());
        }
        if (trial.tells() && (blamed.isEmpty() || send.isAlone())) {
            origins.refused(trial.origin());
        }
        if (left.isEmpty()) {
            requests.done(send.request().id(), send.now());
            pausing.refused(state, send, false);
        } else if (send.isAlone()) {
            alone(state, send, left.getFirst());
        } else {
            if (answer.isTooLarge()) {
                splitting.tooLarge(send.request(), left, send.now());
            } else {
                splitting.refused(send.request(), left, named(send, left, blamed), send.now());
            }
            pausing.refused(state, send, false);
        }
    }

    /** CXone refused one contact, and tells what became of the others of its request. */
    void refusedAlone(Dispatch state, Send send, Entry entry) {
        if (entry.withdrawn()) {
            suspects.stop(entry, send.now());
            return;
        }
        state.doubt().refused(send.claim().claimedAt());
        Request own = send.isAlone() ? send.request() : splitting.alone(send.request(), entry, send.now());
        alone(state, new Send(send.claim(), own, List.of(entry), send.now()), entry);
    }

    private static List<Entry> named(Send send, List<Entry> left, Set<Integer> blamed) {
        List<Entry> sent = send.claim().entries();
        Set<Long> ids = blamed.stream()
                .filter(position -> position < sent.size())
                .map(position -> sent.get(position).id())
                .collect(Collectors.toSet());
        return left.stream().filter(entry -> ids.contains(entry.id())).toList();
    }

    private void alone(Dispatch state, Send send, Entry entry) {
        Request request = send.request();
        Instant since = request.trial().firstAlone(send.claim().claimedAt());
        if (request.trial().mayBeTaken()) {
            state.doubt().refusedAlone(request.rootId(), entry.jobId());
        }
        boolean paused = state.pauses().is(Pause.REFUSED);
        if (!paused && state.hasTakenSince(since)) {
            suspects.convict(request, List.of(entry), send.now());
        } else {
            origins.note(request.trial().origin());
            requests.suspect(request.id(), since);
        }
        boolean certain = paused
                || state.doubt().isEnough()
                        && state.doubt().isCertain(othersWait(state.doubt().jobs()));
        if (certain) {
            requests.acquit(send.now());
        } else if (next.jobOtherThan(List.of()).isEmpty()) {
            settled(state, send.now());
        }
        pausing.refused(state, send, certain);
    }

    private boolean othersWait(Collection<String> jobs) {
        return jobs.size() == 1 && (next.jobOtherThan(jobs).isPresent() || requests.holdsOthers(jobs));
    }

    /** CXone took something: it does not refuse whatever comes. */
    void accepted(Dispatch state, Send send) {
        Trial trial = send.request().trial();
        if (trial.blamed()) {
            origins.refused(trial.origin());
        } else if (trial.tells()) {
            origins.taken(trial.origin(), send.claim().entries().size());
        }
        suspects.convict(send.claim().claimedAt(), send.now());
    }

    /** True when suspects became dead letters because nothing else is left that could acquit them. */
    boolean settled(Dispatch state, Instant now) {
        return state.pauses().present() == null && !requests.isOpen() && suspects.convict(now, now);
    }
}
