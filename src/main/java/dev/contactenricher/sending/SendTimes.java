package dev.contactenricher.sending;

import dev.contactenricher.store.ClockSet;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The times of sends and budgets, when the clock is set. */
@Repository
public class SendTimes {

    private static final String MOVE_SENDS =
            "UPDATE merge_send SET claimed_at = claimed_at - :by, held_until = held_until - :by";
    private static final String MOVE_FAMILIES = """
            UPDATE merge_family SET pace_at = pace_at - :micros, changed_at = changed_at - :by,
                throttled_until = throttled_until - :by
            """;
    private static final String HOLD_SENDS = "UPDATE merge_send SET held_until = held_until + ? WHERE held_until >= ?";
    private static final String HOLD_FAMILIES =
            "UPDATE merge_family SET throttled_until = throttled_until + ? WHERE throttled_until > ?";

    private final JdbcClient jdbc;

    SendTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ClockSet.Back set) {
        long by = set.millis();
        jdbc.sql(MOVE_SENDS).param("by", by).update();
        long micros = TimeUnit.MILLISECONDS.toMicros(by);
        jdbc.sql(MOVE_FAMILIES).param("by", by).param("micros", micros).update();
    }

    /** A permit that seems to be free was not held for a whole window. */
    @EventListener
    void on(ClockSet.Forward set) {
        long by = set.by().toMillis();
        long before = set.before().toEpochMilli();
        jdbc.sql(HOLD_SENDS).params(by, before).update();
        jdbc.sql(HOLD_FAMILIES).params(by, before).update();
    }
}
