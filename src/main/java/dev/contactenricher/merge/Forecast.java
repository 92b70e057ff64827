package dev.contactenricher.merge;

import dev.contactenricher.store.Dialect;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Tells when waiting contacts are going to be sent. A job's last contact is as many turns away as the job has waiting;
 * the queue's contacts are taken to be spread evenly over its turns.
 */
@Component
class Forecast {

    private final Statistics statistics;
    private final Dialect dialect;
    private final MergeSettings settings;

    Forecast(Statistics statistics, Dialect dialect, MergeSettings settings) {
        this.statistics = statistics;
        this.dialect = dialect;
        this.settings = settings;
    }

    Instant completion(long waitingOfJob) {
        Statistics.Snapshot queue = statistics.snapshot();
        double share = queue.turns() == 0 ? 1 : Math.min(1, (double) waitingOfJob / queue.turns());
        long ahead = Math.max(waitingOfJob, Math.round(queue.waiting() * share));
        long requests = Math.ceilDiv(ahead, settings.chunkSize());
        return Instant.ofEpochMilli(dialect.now() + requests * settings.windowMillis() / settings.rateLimit());
    }
}
