package dev.contactenricher.merge;

import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/** Forgets finished work once it is old enough, a little at a time; dead letters stay until someone decides. */
@Repository
class Retention {

    private static final String ENTRIES = """
            DELETE FROM merge_entry WHERE id IN (
                SELECT id FROM merge_entry
                WHERE finished_at < ? AND state IN ('MERGED', 'WITHDRAWN', 'ABSENT') ORDER BY finished_at LIMIT 1000)
            """;

    private final JdbcClient jdbc;
    private final Requests requests;
    private final RequestIds requestIds;
    private final SendLog sends;
    private final ContactEvents contactEvents;
    private final MergedPersons persons;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final GradualDeletion deletion;

    Retention(
            JdbcClient jdbc,
            Requests requests,
            RequestIds requestIds,
            SendLog sends,
            ContactEvents contactEvents,
            MergedPersons persons,
            Dialect dialect,
            MergeSettings settings,
            GradualDeletion deletion) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.requestIds = requestIds;
        this.sends = sends;
        this.contactEvents = contactEvents;
        this.persons = persons;
        this.dialect = dialect;
        this.settings = settings;
        this.deletion = deletion;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void clean() {
        long now = dialect.now();
        long before = now - settings.retention().toMillis();
        long eventsNeeded = eventsNeededSince(now);
        deletion.all(() -> sends.purge(now - settings.windowMillis()));
        deletion.all(() -> contactEvents.purge(eventsNeeded));
        deletion.all(() -> persons.purge(before));
        deletion.all(() -> requests.purge(before));
        deletion.all(requestIds::purge);
        deletion.all(() -> jdbc.sql(ENTRIES).param(before).update());
    }

    /** An answer that tells whom an event was for may take as long as an outage, during which requests are unanswered. */
    private long eventsNeededSince(long now) {
        Duration kept = settings.confirmationTimeout().multipliedBy(2).plus(settings.timeout());
        Long unanswered = requests.oldestUnanswered();
        return Math.min(now - kept.toMillis(), unanswered == null ? now : unanswered);
    }
}
