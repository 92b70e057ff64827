package dev.contactenricher.export;

import dev.contactenricher.privacy.CorrectionBacklog;
import dev.contactenricher.records.Destination;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The refusals that the marketing platform has not taken yet. */
@Component
class ExportCorrectionBacklog implements CorrectionBacklog {

    private final ExportItems items;
    private final Dialect dialect;

    ExportCorrectionBacklog(ExportItems items, Dialect dialect) {
        this.items = items;
        this.dialect = dialect;
    }

    @Override
    public Destination destination() {
        return Destination.MARKETING;
    }

    @Override
    @Transactional(readOnly = true)
    public Duration oldest() {
        Instant now = dialect.instant();
        return Duration.between(Times.earlier(items.oldestRefusal(now), now), now);
    }
}
