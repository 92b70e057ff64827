package dev.contactenricher.merge;

import dev.contactenricher.packing.Requests;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.MergedPersons;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets finished work once it is old enough, a little at a time; dead letters stay until someone decides. */
@Component
class Retention {

    private final Requests requests;
    private final SendLog sends;
    private final SubmittedEntries entries;
    private final MergedPersons persons;
    private final Dialect dialect;
    private final MergeSettings settings;
    private final GradualDeletion deletion;

    Retention(
            Requests requests,
            SendLog sends,
            SubmittedEntries entries,
            MergedPersons persons,
            Dialect dialect,
            MergeSettings settings,
            GradualDeletion deletion) {
        this.requests = requests;
        this.sends = sends;
        this.entries = entries;
        this.persons = persons;
        this.dialect = dialect;
        this.settings = settings;
        this.deletion = deletion;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void clean() {
        long now = dialect.now();
        long before = now - settings.retention().toMillis();
        deletion.all(() -> sends.purge(now - settings.windowMillis()));
        deletion.all(() -> persons.purge(before));
        deletion.all(() -> requests.purge(before));
        deletion.all(() -> entries.purge(before));
    }
}
