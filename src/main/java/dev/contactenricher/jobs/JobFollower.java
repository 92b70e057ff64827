package dev.contactenricher.jobs;

import dev.contactenricher.export.ExportEvent;
import dev.contactenricher.queue.EntryRef;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent;
import java.time.Instant;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets jobs follow their contacts through the queue, in the transaction of each change. */
@Component
class JobFollower {

    private final ContactStates states;
    private final Jobs jobs;
    private final JobCounts counts;
    private final ServiceTotals totals;

    JobFollower(ContactStates states, Jobs jobs, JobCounts counts, ServiceTotals totals) {
        this.states = states;
        this.jobs = jobs;
        this.counts = counts;
        this.totals = totals;
    }

    @EventListener
    void on(MergeEvent event) {
        switch (event) {
            case MergeEvent.Claimed claimed -> {
                move(ids(claimed.entries()), EntryState.SUBMITTED, claimed.at());
                states.noteRequest(ids(claimed.entries()), claimed.requestId());
            }
            case MergeEvent.Folded folded ->
                states.follow(folded.from().entryId(), folded.into().entryId());
            case MergeEvent.Completed completed -> {
                move(ids(completed), EntryState.MERGED, completed.at());
                states.noteMerges(completed.entries(), completed.at());
            }
            case MergeEvent.Failed failed -> {
                long entryId = failed.entry().entryId();
                move(List.of(entryId), EntryState.FAILED, failed.at());
                states.noteFailure(entryId, failed.code());
            }
            case MergeEvent.Withdrawn withdrawn -> move(ids(withdrawn.entries()), EntryState.WITHDRAWN, withdrawn.at());
            case MergeEvent.Absent absent -> move(ids(absent.entries()), EntryState.ABSENT, absent.at());
            case MergeEvent.Replayed replayed ->
                move(List.of(replayed.entry().entryId()), EntryState.QUEUED, replayed.at());
            case MergeEvent.Superseded superseded -> {
                long newer = superseded.by().entryId();
                var exported = states.catchUp(superseded.from().entryId(), newer);
                move(List.of(newer), superseded.state(), superseded.at());
                counts.addExported(exported);
            }
            case MergeEvent.Accepted ignored -> {}
            case MergeEvent.Discarded ignored -> {}
            case MergeEvent.Answered ignored -> {}
            case MergeEvent.SendingPaused ignored -> {}
            case MergeEvent.SendingResumed ignored -> {}
        }
    }

    @EventListener
    void on(ExportEvent event) {
        switch (event) {
            case ExportEvent.Exported exported ->
                jobs.addExported(states.noteExports(ids(exported.entries()), exported.at()));
            case ExportEvent.Failed failed -> {
                // the contact's own export went well where it is corrected
                if (!failed.correction()) {
                    states.noteExportFailure(failed.entry().entryId(), failed.code());
                }
                totals.addFailedExports(1);
            }
            case ExportEvent.Submitted ignored -> {}
            case ExportEvent.Replayed replayed ->
                states.noteExportFailure(replayed.entry().entryId(), null);
            case ExportEvent.Discarded ignored -> {}
        }
    }

    private void move(List<Long> entryIds, EntryState state, Instant at) {
        counts.move(states.move(entryIds, state), at);
    }

    private static List<Long> ids(MergeEvent.Completed completed) {
        return completed.entries().stream()
                .map(completion -> completion.entry().entryId())
                .toList();
    }

    private static List<Long> ids(List<EntryRef> entries) {
        return entries.stream().map(EntryRef::entryId).toList();
    }
}
