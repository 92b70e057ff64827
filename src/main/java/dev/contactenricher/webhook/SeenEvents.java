package dev.contactenricher.webhook;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of event ids. */
@Repository
class SeenEvents {

    private static final String CLAIM =
            "INSERT INTO webhook_event (id, received_at) VALUES (:id, :receivedAt) ON CONFLICT (id) DO NOTHING";
    private static final String FORGET = """
            DELETE FROM webhook_event WHERE id IN (
                SELECT id FROM webhook_event WHERE received_at < :before LIMIT 1000)
            """;

    private final JdbcClient jdbc;

    SeenEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Joins the transaction of the event's effect, so that neither is without the other. A second claim at the same time
     * waits for the first one's end.
     *
     * @return false when the id was seen before
     */
    boolean claim(byte[] id, Instant receivedAt) {
        return jdbc.sql(CLAIM)
                        .param("id", id)
                        .param("receivedAt", receivedAt.toEpochMilli())
                        .update()
                == 1;
    }

    int forgetBefore(Instant before) {
        return jdbc.sql(FORGET).param("before", before.toEpochMilli()).update();
    }
}
