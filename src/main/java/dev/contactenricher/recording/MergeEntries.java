package dev.contactenricher.recording;

import static dev.contactenricher.audit.AuditAction.DEAD_LETTER_DISCARDED;
import static dev.contactenricher.audit.AuditAction.DEAD_LETTER_REPLAYED;
import static dev.contactenricher.audit.AuditAction.MERGE_ABSENT;
import static dev.contactenricher.audit.AuditAction.MERGE_COMPLETED;
import static dev.contactenricher.audit.AuditAction.MERGE_FAILED;
import static dev.contactenricher.audit.AuditAction.MERGE_SUBMITTED;
import static dev.contactenricher.audit.AuditAction.MERGE_WITHDRAWN;
import static dev.contactenricher.audit.AuditAction.SENDING_PAUSED;
import static dev.contactenricher.audit.AuditAction.SENDING_RESUMED;

import dev.contactenricher.audit.AuditAction;
import dev.contactenricher.audit.Chain;
import dev.contactenricher.audit.Detail;
import dev.contactenricher.audit.Details;
import dev.contactenricher.audit.Draft;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.MergeEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What happens in the queue, as an entry for each contact: every disclosure to CXone, repeats included, and how it
 * ended. Steps inside the queue and answers of whole requests are for metrics.
 */
@Component
class MergeEntries {

    private final Chain chain;

    MergeEntries(Chain chain) {
        this.chain = chain;
    }

    @EventListener
    void on(MergeEvent event) {
        chain.append(drafts(event));
    }

    private static List<Draft> drafts(MergeEvent event) {
        return switch (event) {
            case MergeEvent.Claimed claimed ->
                claimed.entries().stream()
                        .map(entry -> submitted(claimed, entry))
                        .toList();
            case MergeEvent.Completed completed ->
                completed.entries().stream()
                        .map(entry -> completed(entry, completed.at()))
                        .toList();
            case MergeEvent.Failed failed -> List.of(failed(failed));
            case MergeEvent.Withdrawn withdrawn ->
                withdrawn.entries().stream()
                        .map(entry -> draft(MERGE_WITHDRAWN, Actors.actor(), entry, contact(entry), withdrawn.at()))
                        .toList();
            case MergeEvent.Absent absent ->
                absent.entries().stream()
                        .map(entry -> draft(MERGE_ABSENT, Draft.SYSTEM, entry, contact(entry), absent.at()))
                        .toList();
            case MergeEvent.Replayed replayed ->
                List.of(draft(
                        DEAD_LETTER_REPLAYED,
                        Actors.actor(),
                        replayed.entry(),
                        deadLetter(replayed.entry()),
                        replayed.at()));
            case MergeEvent.Superseded superseded ->
                List.of(draft(
                        DEAD_LETTER_REPLAYED,
                        Actors.actor(),
                        superseded.from(),
                        deadLetter(superseded.from()),
                        superseded.at()));
            case MergeEvent.Discarded discarded ->
                List.of(draft(
                        DEAD_LETTER_DISCARDED,
                        Actors.actor(),
                        discarded.entry(),
                        deadLetter(discarded.entry()),
                        discarded.at()));
            case MergeEvent.Folded ignored -> List.of();
            case MergeEvent.Accepted ignored -> List.of();
            case MergeEvent.Answered ignored -> List.of();
            case MergeEvent.SendingPaused paused -> decision(SENDING_PAUSED, paused.reason(), paused.at());
            case MergeEvent.SendingResumed resumed -> decision(SENDING_RESUMED, resumed.reason(), resumed.at());
        };
    }

    /** An operator's; what CXone's answers bring about is for metrics. */
    private static List<Draft> decision(AuditAction action, String reason, Instant at) {
        return reason.equals(MergeEvent.OPERATOR)
                ? List.of(new Draft(action, Actors.actor(), null, Details.of(Detail.REASON, reason), at))
                : List.of();
    }

    private static Draft submitted(MergeEvent.Claimed claimed, EntryRef entry) {
        var details =
                contact(entry).with(Detail.REQUEST_ID, claimed.requestId()).with(Detail.ATTEMPT, claimed.attempt());
        return draft(MERGE_SUBMITTED, Draft.SYSTEM, entry, details, claimed.at());
    }

    private static Draft completed(MergeEvent.Completion completion, Instant at) {
        var details = contact(completion.entry())
                .with(Detail.REQUEST_ID, completion.requestId())
                .with(Detail.LATENCY_MS, completion.latency().toMillis());
        return draft(MERGE_COMPLETED, Draft.SYSTEM, completion.entry(), details, at);
    }

    private static Draft failed(MergeEvent.Failed failed) {
        var details = contact(failed.entry()).with(Detail.CODE, failed.code()).with(Detail.ATTEMPTS, failed.attempts());
        return draft(MERGE_FAILED, Draft.SYSTEM, failed.entry(), details, failed.at());
    }

    private static Details contact(EntryRef entry) {
        return entry.isCorrection()
                ? Details.of(Detail.CORRECTION, true)
                : Details.ofContact(entry.jobId(), entry.index());
    }

    private static Details deadLetter(EntryRef entry) {
        return entry.isCorrection()
                ? Details.of(Detail.KIND, "correction")
                : contact(entry).with(Detail.KIND, "merge");
    }

    private static Draft draft(AuditAction action, String actor, EntryRef entry, Details details, Instant at) {
        return new Draft(action, actor, entry.personId(), details, at);
    }
}
