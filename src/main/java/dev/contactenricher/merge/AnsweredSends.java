package dev.contactenricher.merge;

import dev.contactenricher.correction.ToldSends;
import dev.contactenricher.cxone.Delivery;
import dev.contactenricher.cxone.MergeAnswer;
import dev.contactenricher.cxone.MergeAnswer.Accepted;
import dev.contactenricher.merge.Step.Claim;
import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeEvent.Answered;
import dev.contactenricher.queue.SubmittedEntries;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Ends a send whose answer is there, and says what it proves of what CXone holds. */
@Component
class AnsweredSends {

    private final Requests requests;
    private final SubmittedEntries submitted;
    private final ToldSends told;
    private final ApplicationEventPublisher events;

    AnsweredSends(Requests requests, SubmittedEntries submitted, ToldSends told, ApplicationEventPublisher events) {
        this.requests = requests;
        this.submitted = submitted;
        this.told = told;
        this.events = events;
    }

    /** The send with what is left of it; nothing when its lease was lost, so that its answer counts no more. */
    Optional<Send> end(Claim claim, Delivery answer, Instant now) {
        String id = claim.request().id();
        if (!requests.answered(id, claim.sendId())) {
            return Optional.empty();
        }
        if (answer instanceof MergeAnswer whole && !(answer instanceof Accepted)) {
            submitted.notTaken(claim.entries(), whole.httpStatus(), wasAnswered(whole));
        }
        name(answer)
                .ifPresent(name -> events.publishEvent(
                        new Answered(id, name, claim.entries().size(), now)));
        if (isSurelyNotTaken(answer)) {
            told.refused(claim.entries().stream().map(Entry::id).toList());
        }
        return Optional.of(send(claim, now));
    }

    private static boolean isSurelyNotTaken(Delivery answer) {
        return switch (answer) {
            case MergeAnswer.Unauthorized ignored -> true;
            case MergeAnswer.Forbidden forbidden -> !forbidden.mayBeTaken();
            case MergeAnswer.Refused ignored -> true;
            case MergeAnswer.Throttled ignored -> true;
            case Accepted ignored -> false;
            case MergeAnswer.Unavailable unavailable -> !unavailable.sent();
            case MergeAnswer.Conflict ignored -> false;
            case Delivery.Each ignored -> false;
        };
    }

    private static boolean wasAnswered(MergeAnswer answer) {
        boolean partly = answer instanceof MergeAnswer.Forbidden forbidden && forbidden.mayBeTaken();
        return answer.httpStatus() != null && !partly || isSurelyNotTaken(answer);
    }

    private Send send(Claim claim, Instant now) {
        String id = claim.request().id();
        Set<Long> sent = claim.entries().stream().map(Entry::id).collect(Collectors.toSet());
        List<Entry> left = submitted.of(id).stream()
                .filter(entry -> sent.contains(entry.id()))
                .toList();
        return new Send(claim, requests.get(id), left, now);
    }

    /** As metrics name it; empty where no call went far enough to tell. */
    static Optional<String> name(Delivery answer) {
        return switch (answer) {
            case Accepted accepted -> Optional.of("accepted");
            case MergeAnswer.Unauthorized unauthorized -> Optional.of("unauthorized");
            case MergeAnswer.Forbidden forbidden -> Optional.of("forbidden");
            case MergeAnswer.Unavailable unavailable -> Optional.of("unavailable");
            case MergeAnswer.Conflict conflict -> Optional.of("conflict");
            case MergeAnswer.Refused refused -> Optional.of("refused");
            case MergeAnswer.Throttled throttled -> Optional.of("throttled");
            case Delivery.Each each -> Results.name(each);
        };
    }
}
