package dev.contactenricher.correction;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.deadletters.DeadLetter;
import dev.contactenricher.deadletters.DeadLetterFilter;
import dev.contactenricher.deadletters.DeadLetterSource;
import dev.contactenricher.deadletters.LastStatus;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.EntryState;
import dev.contactenricher.queue.MergeEvent.Discarded;
import dev.contactenricher.queue.MergeEvent.Replayed;
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

/** Corrections that were given up, until someone sends them again or deletes them. */
@Repository
public class CorrectionDeadLetters implements DeadLetterSource {

    private static final String MEANT = """
            FROM merge_entry WHERE state = 'FAILED' AND lane = 2 AND id > :after AND finished_at >= :from
                AND finished_at < :to AND (CAST(:code AS TEXT) IS NULL OR failure_code = :code)
            ORDER BY id LIMIT :limit
            """;
    private static final String LIST = "SELECT failure_code, last_status, finished_at, " + Entry.COLUMNS + MEANT;
    private static final String NUMBERS = "SELECT id " + MEANT;
    private static final String FIND = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE state = 'FAILED' AND lane = 2 AND id = ?
            """;
    private static final String COUNT = "SELECT COUNT(*) FROM merge_entry WHERE state = 'FAILED' AND lane = 2";
    private static final String REQUEUE = """
            UPDATE merge_entry SET state = 'QUEUED', blocked = 0, request_id = NULL, position = NULL,
                contact_id_hash = NULL, attempts = 0, failure_code = NULL, last_status = NULL, claimed_at = NULL,
                finished_at = NULL
            WHERE id = ?
            """;

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
        return DeadLetterFilter.CORRECTION;
    }

    @Override
    @Transactional(readOnly = true)
    public List<DeadLetter> list(DeadLetterFilter filter, long after, int limit) {
        return meant(LIST, filter, after, limit)
                .map(query -> query.query(this::deadLetter).list())
                .orElse(List.of());
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> numbers(DeadLetterFilter filter, long after, int limit) {
        return meant(NUMBERS, filter, after, limit)
                .map(query -> query.query(Long.class).list())
                .orElse(List.of());
    }

    /** Empty where a job is asked for, as corrections belong to none. */
    private Optional<JdbcClient.StatementSpec> meant(String sql, DeadLetterFilter filter, long after, int limit) {
        return filter.jobId() != null
                ? Optional.empty()
                : Optional.of(jdbc.sql(sql)
                        .param("after", after)
                        .param("from", filter.fromMillis())
                        .param("to", filter.toMillis())
                        .param("code", filter.code())
                        .param("limit", limit));
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return jdbc.sql(COUNT).query(Long.class).single();
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
        int retried = 0;
        for (long number : numbers) {
            List<Entry> found = find(number);
            found.forEach(this::requeue);
            retried += found.size();
        }
        wakeUp.afterCommit();
        return retried;
    }

    @Override
    @Transactional
    public int discard(List<Long> numbers) {
        int discarded = 0;
        for (long number : numbers) {
            for (Entry entry : find(number)) {
                entries.remove(List.of(entry.id()));
                events.publishEvent(new Discarded(entry.ref(), now()));
                discarded++;
            }
        }
        return discarded;
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

    private DeadLetter deadLetter(ResultSet row, int n) throws SQLException {
        Entry entry = Entry.read(row, n);
        return new DeadLetter(
                kind() + "-" + entry.id(),
                kind(),
                null,
                null,
                entries.open(entry).keys().externalCrmId(),
                requireNonNull(row.getString("failure_code")),
                LastStatus.of(row),
                entry.attempts(),
                Instant.ofEpochMilli(row.getLong("finished_at")));
    }

    private Instant now() {
        return dialect.instant();
    }
}
