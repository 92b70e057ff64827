package dev.contactenricher.sending;

import java.time.Instant;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.store.Dialect;
import jakarta.annotation.PostConstruct;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a process was sending when it died. A store that is one process's alone need not wait for the leases: nobody sends
 * under them any more, and what was sent reached CXone before this start.
 */
@Component
public class AbandonedSends {

    private static final String EXPIRE_LEASES = """
            UPDATE merge_request SET lease_until = ? WHERE state = 'SENDING' AND lease_until > ?
            """;
    private static final String HOLD_A_WINDOW = "UPDATE merge_send SET held_until = ? WHERE held_until > ?";

    private final JdbcClient jdbc;
    private final Dialect dialect;
    private final MergeSettings settings;

    AbandonedSends(JdbcClient jdbc, Dialect dialect, MergeSettings settings) {
        this.jdbc = jdbc;
        this.dialect = dialect;
        this.settings = settings;
    }

    @PostConstruct
    public void takeOver() {
        if (dialect.isExclusive()) {
            Instant now = dialect.instant();
            Instant windowEnd = now.plus(settings.rateWindow());
            jdbc.sql(EXPIRE_LEASES).params(now.toEpochMilli(), now.toEpochMilli()).update();
            jdbc.sql(HOLD_A_WINDOW).params(windowEnd.toEpochMilli(), windowEnd.toEpochMilli()).update();
        }
    }
}
