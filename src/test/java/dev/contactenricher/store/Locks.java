package dev.contactenricher.store;

import static org.awaitility.Awaitility.await;

import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who waits for whom on PostgreSQL. */
public final class Locks {

    private Locks() {}

    /**
     * Waits until another transaction waits for this one, which may stand still for longer than what it did allows: on a
     * slow machine two seconds are soon over.
     *
     * @param done true when nobody is going to wait any more
     */
    public static void awaitSomeoneWaiting(JdbcClient jdbc, BooleanSupplier done) {
        awaitWaiting(1, jdbc, done);
    }

    /** The same for several others. */
    public static void awaitWaiting(int others, JdbcClient jdbc, BooleanSupplier done) {
        jdbc.sql("SET LOCAL idle_in_transaction_session_timeout = '2min'").update();
        await().until(() -> done.getAsBoolean()
                || jdbc.sql("SELECT COUNT(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'")
                                .query(Integer.class)
                                .single()
                        >= others);
    }
}
