package dev.contactenricher.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@OnPostgres
class PostgresDialectTests extends DialectContract {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Autowired
    TestClock ours;

    /** Together with the rule that rooms with tables know no other clock, a replica's own may be wrong by anything. */
    @Test
    void theServersClockCountsHoweverWrongOursIs() {
        long servers = Clock.systemUTC().millis();
        ours.advance(Duration.ofDays(4_000));
        assertThat(dialect.millis()).isBetween(servers - MINUTE, servers + MINUTE);
    }
}
