package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.merge.MergeEvent.Discarded;
import dev.contactenricher.merge.MergeEvent.Folded;
import dev.contactenricher.merge.MergeEvent.Replayed;
import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Contacts that were given up, with their data, until someone sends them again or deletes them. */
@Repository
class DeadLetters implements DeadLetterSource {

    private static final String LIST = "SELECT failure_code, finished_at, " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id > ? ORDER BY id LIMIT ?
            """;
    private static final String FIND = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id = ?
            """;
    private static final String COUNT = "SELECT COUNT(*) FROM merge_entry WHERE state = 'FAILED' AND lane < 2";
    private static final String REQUEUE = """
            UPDATE merge_entry SET state = 'QUEUED', lane = ?, turn = ?, blocked = 0, request_id = NULL,
                position = NULL, contact_id_hash = NULL, attempts = 0, failure_code = NULL, claimed_at = NULL,
                finished_at = NULL
            WHERE id = ?
            """;
    private static final String DELETE = "DELETE FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id = ?";
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final WaitingEntries waiting;
    private final MergedPersons merged;
    private final DispatchTable dispatch;
    private final Survivors survivors;
    private final Dialect dialect;
    private final WakeUp wakeUp;
    private final ApplicationEventPublisher events;

    DeadLetters(
            JdbcClient jdbc,
            WaitingEntries waiting,
            MergedPersons merged,
            DispatchTable dispatch,
            Survivors survivors,
            Dialect dialect,
            WakeUp wakeUp,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.merged = merged;
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
    public List<DeadLetter> list(long after, int limit) {
        return jdbc.sql(LIST).params(after, limit).query(this::deadLetter).list();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Override
    @Transactional
    public boolean retry(long number) {
        return jdbc.sql(FIND + dialect.forUpdate())
                .param(number)
                .query(Entry::read)
                .optional()
                .map(entry -> {
                    requeue(entry, Lane.EXPRESS, 0);
                    wakeUp.afterCommit();
                    return true;
                })
                .orElse(false);
    }

    @Override
    @Transactional
    public int retryAll() {
        long turn = dispatch.read().virtualTime;
        long last = 0;
        int retried = 0;
        while (true) {
            List<Long> numbers = list(last, AT_ONCE).stream()
                    .map(letter -> Long.valueOf(letter.id().substring(kind().length() + 1)))
                    .toList();
            if (numbers.isEmpty()) {
                wakeUp.afterCommit();
                return retried;
            }
            for (long number : numbers) {
                Entry entry = jdbc.sql(FIND + dialect.forUpdate())
                        .param(number)
                        .query(Entry::read)
                        .single();
                requeue(entry, Lane.BULK, turn + ++retried);
            }
            last = numbers.getLast();
        }
    }

    @Override
    @Transactional
    public boolean delete(long number) {
        return jdbc.sql(FIND + dialect.forUpdate())
                .param(number)
                .query(Entry::read)
                .optional()
                .map(entry -> {
                    jdbc.sql(DELETE).param(number).update();
                    events.publishEvent(new Discarded(entry.ref(), now()));
                    return true;
                })
                .orElse(false);
    }

    private void requeue(Entry entry, Lane lane, long turn) {
        Set<String> person = Set.of(entry.personId());
        boolean held = !waiting.held(person).isEmpty();
        Entry present = waiting.of(person).get(entry.personId());
        events.publishEvent(new Replayed(entry.ref(), now()));
        // what was confirmed since it failed is no longer the last that CXone hears of the person
        merged.forget(person);
        if (present != null) {
            fold(entry, present);
            return;
        }
        jdbc.sql(REQUEUE).params(lane.code(), turn, entry.id()).update();
        if (held || !waiting.held(person).isEmpty()) {
            waiting.block(person);
        }
    }

    /** The waiting entry goes on with what both say; the later of their jobs brought the later news. */
    private void fold(Entry entry, Entry present) {
        boolean later = entry.jobId().compareTo(present.jobId()) > 0;
        Entry older = later ? present : entry;
        Entry newer = later ? entry : present;
        var both = survivors.fold(
                survivors.open(requireNonNull(older.payload())), survivors.open(requireNonNull(newer.payload())));
        waiting.fold(Map.of(
                present.id(),
                new NewEntry(
                        present.personId(),
                        newer.jobId(),
                        newer.index(),
                        present.lane(),
                        present.turn(),
                        survivors.seal(both),
                        survivors.contentHash(both))));
        jdbc.sql(DELETE).param(entry.id()).update();
        events.publishEvent(new Folded(entry.ref(), present.ref(), now()));
    }

    private DeadLetter deadLetter(ResultSet row, int number) throws SQLException {
        Entry entry = Entry.read(row, number);
        return new DeadLetter(
                kind() + "-" + entry.id(),
                kind(),
                entry.jobId(),
                survivors.open(requireNonNull(entry.payload())).contact().externalCrmId(),
                requireNonNull(row.getString("failure_code")),
                entry.attempts(),
                Instant.ofEpochMilli(row.getLong("finished_at")));
    }

    private Instant now() {
        return Instant.ofEpochMilli(dialect.now());
    }
}
