package dev.contactenricher.merge;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.deadletters.LastStatus;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Lane;
import dev.contactenricher.queue.MergeEvent.Discarded;
import dev.contactenricher.queue.MergeEvent.Folded;
import dev.contactenricher.queue.MergeEvent.Replayed;
import dev.contactenricher.queue.MergeEvent.Superseded;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.NewEntry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import dev.contactenricher.sending.DispatchTable;
import dev.contactenricher.sending.WakeUp;
import dev.contactenricher.store.Dialect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Contacts that were given up, with their data, until someone sends them again or deletes them. */
@Repository
class DeadLetters implements DeadLetterSource {

    private static final String MEANT = """
            FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id > :after AND finished_at >= :from AND finished_at < :to
                AND (CAST(:code AS TEXT) IS NULL OR failure_code = :code)
                AND (CAST(:job AS TEXT) IS NULL OR job_id = :job)
            ORDER BY id LIMIT :limit
            """;
    private static final String LIST = "SELECT failure_code, last_status, finished_at, " + Entry.COLUMNS + MEANT;
    private static final String NUMBERS = "SELECT id " + MEANT;
    private static final String FIND = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id = ?
            """;
    private static final String COUNT = "SELECT COUNT(*) FROM merge_entry WHERE state = 'FAILED' AND lane < 2";
    private static final String REQUEUE = """
            UPDATE merge_entry SET state = 'QUEUED', lane = ?, turn = ?, blocked = 0, request_id = NULL,
                position = NULL, contact_id_hash = NULL, attempts = 0, failure_code = NULL, last_status = NULL,
                claimed_at = NULL, finished_at = NULL
            WHERE id = ?
            """;
    private static final String DELETE = "DELETE FROM merge_entry WHERE state = 'FAILED' AND lane < 2 AND id = ?";
    /** Newer news of the person than a dead letter's that CXone has, or is being sent. */
    private static final String NEWER = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id = ? AND id <> ? AND state IN ('SUBMITTED', 'MERGED', 'ABSENT') AND job_id > ?
                AND withdrawn = 0
            ORDER BY job_id DESC LIMIT 1
            """;

    private static final String UNCONFIRMED = "unconfirmed";

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
    public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
        return meant(LIST, filter, after, limit).query(this::deadLetter).list();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return meant(NUMBERS, filter, after, limit).query(Long.class).list();
    }

    private JdbcClient.StatementSpec meant(String sql, DeadLetterFilter filter, long after, int limit) {
        return jdbc.sql(sql)
                .param("after", after)
                .param("from", filter.fromMillis())
                .param("to", filter.toMillis())
                .param("code", filter.code())
                .param("job", filter.jobId())
                .param("limit", limit);
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
    }

    @Override
    @Transactional
    public boolean retry(long number) {
        boolean found = requeue(number, Lane.EXPRESS, 0);
        wakeUp.afterCommit();
        return found;
    }

    @Override
    @Transactional
    public int retry(List<Long> numbers) {
        long turn = dispatch.read().turn();
        int retried = 0;
        for (long number : numbers) {
            retried += requeue(number, Lane.BULK, turn + retried + 1) ? 1 : 0;
        }
        wakeUp.afterCommit();
        return retried;
    }

    @Override
    @Transactional
    public int discard(List<Long> numbers) {
        int discarded = 0;
        for (long number : numbers) {
            Optional<Entry> entry = find(number);
            if (entry.isPresent()) {
                jdbc.sql(DELETE).param(number).update();
                events.publishEvent(new Discarded(entry.get().ref(), now()));
                discarded++;
            }
        }
        return discarded;
    }

    private Optional<Entry> find(long number) {
        return jdbc.sql(FIND + dialect.forUpdate())
                .param(number)
                .query(Entry::read)
                .optional();
    }

    private boolean requeue(long number, Lane lane, long turn) {
        Optional<Entry> entry = find(number);
        entry.ifPresent(letter ->
                newer(letter).ifPresentOrElse(news -> supersede(letter, news), () -> requeue(letter, lane, turn)));
        return entry.isPresent();
    }

    /** What CXone has of the person already would be overwritten by what is older. */
    private Optional<Entry> newer(Entry letter) {
        return jdbc.sql(NEWER)
                .params(letter.personId(), letter.id(), letter.jobId())
                .query(Entry::read)
                .optional();
    }

    private void supersede(Entry letter, Entry news) {
        jdbc.sql(DELETE).param(letter.id()).update();
        events.publishEvent(new Superseded(letter.ref(), news.ref(), news.state(), now()));
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
        String code = requireNonNull(row.getString("failure_code"));
        return new DeadLetter(
                kind() + "-" + entry.id(),
                kind(),
                entry.jobId(),
                entry.index(),
                survivors.open(requireNonNull(entry.payload())).contact().externalCrmId(),
                code,
                // the last answer said that it was taken
                code.equals(UNCONFIRMED) ? null : LastStatus.of(row),
                entry.attempts(),
                Instant.ofEpochMilli(row.getLong("finished_at")));
    }

    private Instant now() {
        return Instant.ofEpochMilli(dialect.now());
    }
}
