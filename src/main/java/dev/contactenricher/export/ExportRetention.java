package dev.contactenricher.export;

import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.GradualDeletion;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes the outcomes of exports that ended long ago. */
@Component
class ExportRetention {

    private final ExportItems items;
    private final ExportSettings settings;
    private final Dialect dialect;
    private final GradualDeletion deletion;

    ExportRetention(ExportItems items, ExportSettings settings, Dialect dialect, GradualDeletion deletion) {
        this.items = items;
        this.settings = settings;
        this.dialect = dialect;
        this.deletion = deletion;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    void deleteExpired() {
        Instant before = Instant.ofEpochMilli(dialect.now()).minus(settings.retention());
        deletion.all(() -> items.purge(before));
    }
}
