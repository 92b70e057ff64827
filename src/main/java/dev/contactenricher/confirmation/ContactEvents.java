package dev.contactenricher.confirmation;

import dev.contactenricher.store.ClockSet;
import dev.contactenricher.store.Dialect;
import dev.contactenricher.store.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What CXone's webhook told: the latest event of each contact, for answers that arrive after it. */
@Repository
public class ContactEvents {

    private static final String RECEIVED = """
            INSERT INTO merge_event (contact_id_hash, received_at) VALUES (?, ?)
            ON CONFLICT (contact_id_hash) DO UPDATE SET received_at = excluded.received_at
            WHERE merge_event.received_at < excluded.received_at
            """;
    /** Locks the rows, so that an event which is coming in at the same moment is seen by one side or the other. */
    private static final String TOUCH = """
            INSERT INTO merge_event (contact_id_hash, received_at) VALUES (?, 0)
            ON CONFLICT (contact_id_hash) DO UPDATE SET received_at = merge_event.received_at
            """;

    private static final String OF = """
            SELECT contact_id_hash, received_at FROM merge_event WHERE received_at >= :since AND contact_id_hash IN (:ids)
            """;
    /** The latest of all stays, to tell when CXone was last heard. What is being touched is old, too, and is left to a later time. */
    private static final String PURGE = """
            DELETE FROM merge_event WHERE contact_id_hash IN (
                SELECT contact_id_hash FROM merge_event
                WHERE received_at < ? AND received_at < (SELECT MAX(received_at) FROM merge_event) LIMIT 1000 %s)
            """;

    /** No hash of an id. */
    private static final String READ_BACK = "read-back";

    private static final String LAST_HEARD = "SELECT COALESCE(MAX(received_at), 0) FROM merge_event";

    private static final String MOVE = "UPDATE merge_event SET received_at = received_at - ? WHERE received_at > 0";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final Dialect dialect;

    public ContactEvents(JdbcClient jdbc, JdbcTemplate template, Dialect dialect) {
        this.jdbc = jdbc;
        this.template = template;
        this.dialect = dialect;
    }

    /** @param receivedAt when the latest event of each contact came, by the hash of its id */
    void received(SortedMap<String, Instant> receivedAt) {
        Rows.update(template, RECEIVED, receivedAt, (id, at) -> new Object[] {id, at.toEpochMilli()});
    }

    /** CXone showed something of what it took, where merges are confirmed by reading. */
    public void shown(Instant at) {
        received(new TreeMap<>(Map.of(READ_BACK, at)));
    }

    /** When CXone was last heard, by a webhook or when it was read; at the epoch when it never was. */
    Instant lastHeard() {
        return Instant.ofEpochMilli(jdbc.sql(LAST_HEARD).query(Long.class).single());
    }

    /** The contacts of which an event came since then, with its time. */
    public Map<String, Instant> since(Collection<String> contactIdHashes, Instant since) {
        var sorted = new TreeSet<>(contactIdHashes);
        Rows.update(template, TOUCH, sorted, hash -> new Object[] {hash});
        var found = new HashMap<String, Instant>();
        jdbc.sql(OF).param("since", since.toEpochMilli()).param("ids", sorted).query(row -> {
            found.put(row.getString("contact_id_hash"), Instant.ofEpochMilli(row.getLong("received_at")));
        });
        return found;
    }

    @EventListener
    void on(ClockSet.Back set) {
        jdbc.sql(MOVE).param(set.millis()).update();
    }

    int purge(Instant before) {
        return jdbc.sql(PURGE.formatted(dialect.skipLocked()))
                .param(before.toEpochMilli())
                .update();
    }
}
