package dev.contactenricher.export;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Deletes the outcomes of exports that ended long ago. */
@Component
class ExportRetention {

    private final ExportItems items;
    private final ExportSettings settings;
    private final Dialect dialect;

    ExportRetention(ExportItems items, ExportSettings settings, Dialect dialect) {
        this.items = items;
        this.settings = settings;
        this.dialect = dialect;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT2M")
    @Transactional
    public void deleteExpired() {
        items.purge(Instant.ofEpochMilli(dialect.now()).minus(settings.retention()));
    }
}
