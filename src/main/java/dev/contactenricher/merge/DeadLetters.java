package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.deadletters.GivenUpRows;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.FailedEntries;
import dev.contactenricher.queue.FailedEntries.Kind;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeEvent.Discarded;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contacts that were given up, with their data, until an operator sends them again or deletes them. */
@Component
class DeadLetters implements DeadLetterSource {

    private static final String UNCONFIRMED = "unconfirmed";

    private final FailedEntries letters;
    private final Requeuing requeuing;
    private final DispatchTable dispatch;
    private final Survivors survivors;
    private final Dialect dialect;
    private final WakeUp wakeUp;
    private final ApplicationEventPublisher events;

    DeadLetters(
            FailedEntries letters,
            Requeuing requeuing,
            DispatchTable dispatch,
            Survivors survivors,
            Dialect dialect,
            WakeUp wakeUp,
            ApplicationEventPublisher events) {
        this.letters = letters;
        this.requeuing = requeuing;
        this.dispatch = dispatch;
        this.survivors = survivors;
        this.dialect = dialect;
        this.wakeUp = wakeUp;
        this.events = events;
    }

    @Override
    public String kind() {
        return "merge";
    }

    @Override
    @Transactional(readOnly = true)
    public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
        return letters.list(Kind.CONTACT, filter, after, limit, this::deadLetter);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return letters.numbers(Kind.CONTACT, filter, after, limit);
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return letters.count(Kind.CONTACT);
    }

    @Override
    @Transactional
    public boolean retry(long number) {
        boolean found = requeuing.requeue(number, Lane.EXPRESS, 0);
        wakeUp.afterCommit();
        return found;
    }

    @Override
    @Transactional
    public int retry(List<Long> numbers) {
        long turn = dispatch.read().turn();
        int retried = 0;
        for (long number : numbers) {
            retried += requeuing.requeue(number, Lane.BULK, turn + retried + 1) ? 1 : 0;
        }
        wakeUp.afterCommit();
        return retried;
    }

    @Override
    @Transactional
    public int discard(List<Long> numbers) {
        List<Entry> found = letters.find(Kind.CONTACT, numbers);
        for (Entry entry : found) {
            letters.delete(entry);
            events.publishEvent(new Discarded(entry.ref(), now()));
        }
        return found.size();
    }

    private DeadLetter deadLetter(ResultSet row, int number) throws SQLException {
        Entry entry = Entry.read(row, number);
        String code = requireNonNull(row.getString("failure_code"));
        return new DeadLetter(
                kind() + "-" + entry.id(),
                kind(),
                entry.jobId(),
                entry.ref().index(),
                survivors.open(entry).contact().externalCrmId(),
                code,
                // the last answer said that it was taken
                code.equals(UNCONFIRMED) ? null : GivenUpRows.lastStatus(row),
                entry.sending().attempts(),
                Instant.ofEpochMilli(row.getLong("finished_at")));
    }

    private Instant now() {
        return dialect.instant();
    }
}
