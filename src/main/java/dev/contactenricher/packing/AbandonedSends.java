package dev.contactenricher.packing;

import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.sending.SendLog;
import dev.contactenricher.store.Dialect;
import jakarta.annotation.PostConstruct;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What a process was sending when it died. A store that only one process uses need not wait for the leases: no other
 * process sends under them any more, and what was sent reached CXone before this start.
 */
@Component
public class AbandonedSends {

    private final WaitingRequests requests;
    private final SendLog sends;
    private final Dialect dialect;
    private final MergeSettings settings;

    AbandonedSends(WaitingRequests requests, SendLog sends, Dialect dialect, MergeSettings settings) {
        this.requests = requests;
        this.sends = sends;
        this.dialect = dialect;
        this.settings = settings;
    }

    @PostConstruct
    public void takeOver() {
        if (dialect.isExclusive()) {
            Instant now = dialect.instant();
            requests.endLeases(now);
            sends.holdNoLongerThan(now.plus(settings.rateWindow()));
        }
    }
}
