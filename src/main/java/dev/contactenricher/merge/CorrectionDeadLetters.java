package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.merge.MergeEvent.Discarded;
import dev.contactenricher.merge.MergeEvent.Replayed;
import dev.contactenricher.store.Dialect;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Corrections that were given up, until someone sends them again or deletes them. */
@Repository
class CorrectionDeadLetters implements DeadLetterSource {

    private static final String LIST = "SELECT failure_code, finished_at, " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane = 2 AND id > ? ORDER BY id LIMIT ?
            """;
    private static final String FIND = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane = 2 AND id = ?
            """;
    private static final String COUNT = "SELECT COUNT(*) FROM merge_entry WHERE state = 'FAILED' AND lane = 2";
    private static final String REQUEUE = """
            UPDATE merge_entry SET state = 'QUEUED', blocked = 0, request_id = NULL, position = NULL,
                contact_id_hash = NULL, attempts = 0, failure_code = NULL, claimed_at = NULL, finished_at = NULL
            WHERE id = ?
            """;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final CorrectionEntries entries;
    private final WaitingEntries waiting;
    private final DispatchTable dispatch;
    private final Dialect dialect;
    private final WakeUp wakeUp;
    private final ApplicationEventPublisher events;

    CorrectionDeadLetters(
            JdbcClient jdbc,
            CorrectionEntries entries,
            WaitingEntries waiting,
            DispatchTable dispatch,
            Dialect dialect,
            WakeUp wakeUp,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.waiting = waiting;
        this.dispatch = dispatch;
        this.dialect = dialect;
        this.wakeUp = wakeUp;
        this.events = events;
    }

    @Override
    public String kind() {
        return "correction";
    }

    @Override
    @Transactional(readOnly = true)
    public List<DeadLetter> list(long after, int limit) {
        return jdbc.sql(LIST)
                .params(after, limit)
                .query((row, n) -> {
                    Entry entry = Entry.read(row, n);
                    return new DeadLetter(
                            kind() + "-" + entry.id(),
                            kind(),
                            null,
                            entries.open(entry).keys().externalCrmId(),
                            requireNonNull(row.getString("failure_code")),
                            entry.attempts(),
                            Instant.ofEpochMilli(row.getLong("finished_at")));
                })
                .list();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Override
    @Transactional
    public boolean retry(long number) {
        dispatch.lock();
        List<Entry> found = find(number);
        found.forEach(this::requeue);
        wakeUp.afterCommit();
        return !found.isEmpty();
    }

    @Override
    @Transactional
    public int retryAll() {
        int retried = 0;
        List<DeadLetter> some = list(0, AT_ONCE);
        while (!some.isEmpty()) {
            for (DeadLetter letter : some) {
                retry(number(letter));
                retried++;
            }
            some = list(number(some.getLast()), AT_ONCE);
        }
        return retried;
    }

    @Override
    @Transactional
    public boolean delete(long number) {
        List<Entry> found = find(number);
        for (Entry entry : found) {
            entries.remove(List.of(entry.id()));
            events.publishEvent(new Discarded(entry.ref(), now()));
        }
        return !found.isEmpty();
    }

    private List<Entry> find(long number) {
        return jdbc.sql(FIND + dialect.forUpdate())
                .param(number)
                .query(Entry::read)
                .list();
    }

    /** One of the same person that waits already goes on with what both refuse. */
    private void requeue(Entry entry) {
        Set<String> person = Set.of(entry.personId());
        events.publishEvent(new Replayed(entry.ref(), now()));
        Entry present = entries.of(person).getOrDefault(entry.personId(), List.of()).stream()
                .filter(other -> other.state() == EntryState.QUEUED)
                .findFirst()
                .orElse(null);
        if (present == null) {
            jdbc.sql(REQUEUE).param(entry.id()).update();
            waiting.block(waiting.held(person));
        } else {
            entries.change(Map.of(present.id(), entries.open(entry).with(entries.open(present))));
            entries.remove(List.of(entry.id()));
        }
    }

    private long number(DeadLetter letter) {
        return Long.parseLong(letter.id().substring(kind().length() + 1));
    }

    private Instant now() {
        return Instant.ofEpochMilli(dialect.now());
    }
}
