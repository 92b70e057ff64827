package dev.contactenricher.export;

import dev.contactenricher.store.ClockSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When exports go on, when the clock is set back. */
@Repository
class ExportTimes {

    private static final String MOVE_GATE =
            "UPDATE export_gate SET held_until = held_until - :by, paused_until = paused_until - :by WHERE id = 1";
    private static final String MOVE_BATCHES = "UPDATE export_batch SET next_at = next_at - :by";

    private final JdbcClient jdbc;

    ExportTimes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(MOVE_GATE).param("by", set.millis()).update();
        jdbc.sql(MOVE_BATCHES).param("by", set.millis()).update();
    }
}
