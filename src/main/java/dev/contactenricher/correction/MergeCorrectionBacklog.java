package dev.contactenricher.correction;

import dev.contactenricher.privacy.CorrectionBacklog;
import dev.contactenricher.records.Destination;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Times;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The corrections that CXone has not confirmed yet. */
@Component
class MergeCorrectionBacklog implements CorrectionBacklog {

    private final CorrectionEntries entries;
    private final Dialect dialect;

    MergeCorrectionBacklog(CorrectionEntries entries, Dialect dialect) {
        this.entries = entries;
        this.dialect = dialect;
    }

    @Override
    public Destination destination() {
        return Destination.CXONE;
    }

    @Override
    @Transactional(readOnly = true)
    public Duration oldest() {
        Instant now = dialect.instant();
        return Duration.between(Times.earlier(entries.oldest(now), now), now);
    }
}
