package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.NewEntry;
import dev.contactenricher.queue.Place;
import dev.contactenricher.queue.RequestSize;
import dev.contactenricher.queue.Submission;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Puts persons into the queue. Bulk jobs take turns by start-time fair queueing: a job's contacts get the turns that
 * follow the one that is being sent when it arrives, so jobs that wait together alternate, by a few contacts at a time.
 */
@Component
class Enqueuing {

    private static final int AT_ONCE = 400;

    /**
     * Contacts of a job with one turn: they lie side by side in the index of turns, a page of which changes for each
     * turn.
     */
    private static final int OF_ONE_TURN = 10;

    /** Sorts behind every id. */
    private static final String BEHIND_ALL = "~";

    private final WaitingEntries waiting;
    private final DispatchTable dispatch;
    private final Survivors survivors;
    private final Dialect dialect;
    private final MergeSettings settings;

    Enqueuing(
            WaitingEntries waiting,
            DispatchTable dispatch,
            Survivors survivors,
            Dialect dialect,
            MergeSettings settings) {
        this.waiting = waiting;
        this.dispatch = dispatch;
        this.survivors = survivors;
        this.dialect = dialect;
        this.settings = settings;
    }

    /** @see MergeJobService#enqueue */
    Enqueued enqueue(String jobId, List<Submission> submissions) {
        Lane lane = submissions.size() <= settings.expressBatch() ? Lane.EXPRESS : Lane.BULK;
        long firstTurn = lane == Lane.EXPRESS ? 0 : dispatch.read().turn();
        Instant now = dialect.instant();
        var all = new LinkedHashMap<String, Placed>();
        for (Submission submission : submissions) {
            long ahead = (long) all.size() / OF_ONE_TURN * OF_ONE_TURN;
            all.put(
                    submission.personId(),
                    new Placed(jobId, submission, new Place(lane, lane == Lane.EXPRESS ? 0 : firstTurn + ahead + 1)));
        }
        var ids = new HashMap<String, Long>();
        var trimmed = new HashSet<String>();
        // locks are taken in the order of persons, so that batches with persons in common wait instead of deadlock;
        // new ones are known to this transaction alone, and keep the order of the batch, in which those of one turn are
        // sent
        List<Placed> sorted = all.values().stream()
                .sorted(Comparator.comparing(one ->
                        one.submission().isNew() ? BEHIND_ALL : one.submission().personId()))
                .toList();
        for (int from = 0; from < sorted.size(); from += AT_ONCE) {
            enqueue(sorted.subList(from, Math.min(sorted.size(), from + AT_ONCE)), ids, trimmed, now);
        }
        return new Enqueued(
                submissions.stream()
                        .map(submission -> requireNonNull(ids.get(submission.personId())))
                        .toList(),
                trimmed);
    }

    private void enqueue(List<Placed> all, Map<String, Long> ids, Set<String> trimmed, Instant now) {
        List<Placed> left = all;
        while (!left.isEmpty()) {
            List<String> persons = left.stream()
                    .map(Placed::submission)
                    .filter(submission -> !submission.isNew())
                    .map(Submission::personId)
                    .toList();
            Map<String, Integer> waits = sizes(persons);
            List<NewEntry> fresh = left.stream()
                    .filter(one -> !waits.containsKey(one.submission().personId()))
                    .map(one -> one.entry(survivors))
                    .toList();
            List<Placed> folding = left.stream()
                    .filter(one -> waits.containsKey(one.submission().personId()))
                    .toList();
            // no more of them in memory than a request may have
            RequestSize.portions(folding, one -> waits.get(one.submission().personId()))
                    .forEach(portion -> fold(portion, ids, trimmed));
            Map<String, Long> added = waiting.add(fresh, now);
            ids.putAll(added);
            blockHeld(persons, added);
            left = left.stream()
                    .filter(one -> !ids.containsKey(one.submission().personId()))
                    .toList();
        }
    }

    private Map<String, Integer> sizes(List<String> persons) {
        if (persons.isEmpty()) {
            return Map.of();
        }
        waiting.held(persons);
        return waiting.sizes(persons);
    }

    /** Asked again, as a claim may have taken off between the two questions. */
    private void blockHeld(List<String> persons, Map<String, Long> added) {
        if (!persons.isEmpty()) {
            Set<String> held = waiting.held(persons);
            held.retainAll(added.keySet());
            waiting.block(held);
        }
    }

    private void fold(List<Placed> all, Map<String, Long> ids, Set<String> trimmed) {
        Map<String, Entry> older =
                waiting.of(all.stream().map(one -> one.submission().personId()).toList());
        var folded = new HashMap<Long, NewEntry>();
        for (Placed one : all) {
            Entry waits = requireNonNull(older.get(one.submission().personId()));
            Survivor before = survivors.open(waits);
            folded.put(waits.id(), one.foldInto(waits, before, survivors));
            ids.put(waits.personId(), waits.id());
            if (survivors.losesHistory(before, one.submission().survivor())) {
                trimmed.add(waits.personId());
            }
        }
        waiting.fold(folded);
    }

    private record Placed(String jobId, Submission submission, Place place) {

        NewEntry entry(Survivors survivors) {
            byte[] sealed = submission.sealed();
            return entry(
                    place, sealed == null ? survivors.seal(submission.survivor()) : sealed, submission.contentHash());
        }

        /** A contact that is posted alone need not wait for its older self's turn in a bulk job. */
        NewEntry foldInto(Entry older, Survivor before, Survivors survivors) {
            Survivor both = survivors.fold(before, submission.survivor());
            boolean hurry = place.lane() == Lane.EXPRESS && older.place().lane() == Lane.BULK;
            return entry(hurry ? place : older.place(), survivors.seal(both), survivors.contentHash(both));
        }

        private NewEntry entry(Place at, byte[] payload, String contentHash) {
            return new NewEntry(submission.personId(), jobId, submission.index(), at, payload, contentHash);
        }
    }
}
