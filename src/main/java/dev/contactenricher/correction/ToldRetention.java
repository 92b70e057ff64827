package dev.contactenricher.correction;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what CXone was told of those who did not come for long. */
@Component
public class ToldRetention {

    private final ToldPersons told;
    private final ToldKeys keys;
    private final Dialect dialect;
    private final ToldSettings settings;
    private final GradualDeletion deletion;

    ToldRetention(ToldPersons told, ToldKeys keys, Dialect dialect, ToldSettings settings, GradualDeletion deletion) {
        this.told = told;
        this.keys = keys;
        this.dialect = dialect;
        this.settings = settings;
        this.deletion = deletion;
    }

    @Scheduled(initialDelay = 90_000, fixedDelay = 600_000)
    public void clean() {
        long before = dialect.now() - settings.memory().toMillis();
        deletion.all(() -> {
            var persons = told.notSeenSince(before);
            keys.forget(persons);
            told.forget(persons);
            return persons.size();
        });
    }
}
