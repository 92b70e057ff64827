package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.deadletters.GivenUpRows;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.FailedEntries;
import dev.contactenricher.queue.FailedEntries.Kind;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeEvent.Discarded;
import dev.contactenricher.queue.MergeEvent.Replayed;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Settled;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Corrections that were given up, until an operator sends them again or deletes them. */
@Repository
public class CorrectionDeadLetters implements DeadLetterSource {

    private final FailedEntries letters;
    private final CorrectionEntries entries;
    private final WaitingEntries waiting;
    private final DispatchTable dispatch;
    private final Dialect dialect;
    private final WakeUp wakeUp;
    private final ApplicationEventPublisher events;

    CorrectionDeadLetters(
            FailedEntries letters,
            CorrectionEntries entries,
            WaitingEntries waiting,
            DispatchTable dispatch,
            Dialect dialect,
            WakeUp wakeUp,
            ApplicationEventPublisher events) {
        this.letters = letters;
        this.entries = entries;
        this.waiting = waiting;
        this.dispatch = dispatch;
        this.dialect = dialect;
        this.wakeUp = wakeUp;
        this.events = events;
    }

    @Override
    public String kind() {
        return DeadLetterFilter.CORRECTION;
    }

    @Override
    @Transactional(readOnly = true)
    public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
        return letters.list(Kind.CORRECTION, filter, after, limit, this::deadLetter);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return letters.numbers(Kind.CORRECTION, filter, after, limit);
    }

    /** Each is a refusal that CXone has not heard. */
    @Override
    public List<Long> dispensable(DeadLetterFilter filter, long after, int limit) {
        return List.of();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return letters.count(Kind.CORRECTION);
    }

    @Override
    @Transactional
    public boolean retry(long number) {
        return retry(List.of(number)) > 0;
    }

    @Override
    @Transactional
    public int retry(List<Long> numbers) {
        dispatch.lock();
        List<Entry> found = letters.find(Kind.CORRECTION, numbers);
        found.forEach(this::requeue);
        wakeUp.afterCommit();
        return found.size();
    }

    @Override
    @Transactional
    public int discard(List<Long> numbers) {
        List<Entry> found = letters.find(Kind.CORRECTION, numbers);
        found.forEach(letters::delete);
        found.forEach(entry -> events.publishEvent(new Discarded(entry.ref(), dialect.instant())));
        return found.size();
    }

    /** One of the same person that waits already goes on with what both refuse. */
    private void requeue(Entry entry) {
        Set<String> person = Set.of(entry.personId());
        Instant now = dialect.instant();
        events.publishEvent(new Replayed(entry.ref(), now));
        entries.open(entry)
                .receipts()
                .forEach(receipt ->
                        events.publishEvent(new Settled(receipt, Destination.CXONE, Settled.Outcome.RETRIED, 1, now)));
        Entry present = entries.of(person).getOrDefault(entry.personId(), List.of()).stream()
                .filter(other -> other.state() == EntryState.QUEUED)
                .findFirst()
                .orElse(null);
        if (present == null) {
            letters.requeue(entry, Lane.CORRECTION, 0);
            waiting.block(waiting.held(person));
        } else {
            entries.change(Map.of(present.id(), entries.open(entry).with(entries.open(present))));
            letters.delete(entry);
        }
    }

    private DeadLetter deadLetter(ResultSet row, int n) throws SQLException {
        Entry entry = Entry.read(row, n);
        return new DeadLetter(
                kind() + "-" + entry.id(),
                kind(),
                null,
                null,
                entries.open(entry).keys().externalCrmId(),
                requireNonNull(row.getString("failure_code")),
                GivenUpRows.lastStatus(row),
                entry.sending().attempts(),
                Instant.ofEpochMilli(row.getLong("finished_at")));
    }
}
