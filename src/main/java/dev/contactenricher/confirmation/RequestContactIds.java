package dev.contactenricher.confirmation;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.store.Rows;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contact ids that CXone gave for a request as a whole: all of it is confirmed when each has had an event. */
@Repository
class RequestContactIds {

    private static final String ADD = """
            INSERT INTO merge_confirmation (request_id, contact_id_hash, confirmed_at) VALUES (?, ?, ?)
            ON CONFLICT (request_id, contact_id_hash) DO NOTHING
            """;
    private static final String UNCONFIRMED = """
            SELECT c.request_id, c.contact_id_hash, r.claimed_at
            FROM merge_confirmation c JOIN merge_request r ON r.id = c.request_id
            WHERE c.contact_id_hash IN (:hashes) AND c.confirmed_at IS NULL
            ORDER BY c.request_id, c.contact_id_hash
            """;
    private static final String CONFIRM = """
            UPDATE merge_confirmation SET confirmed_at = ?
            WHERE request_id = ? AND contact_id_hash = ? AND confirmed_at IS NULL
            """;
    private static final String OPEN =
            "SELECT COUNT(*) FROM merge_confirmation WHERE request_id = ? AND confirmed_at IS NULL";
    private static final String PURGE = """
            DELETE FROM merge_confirmation WHERE request_id IN (
                SELECT c.request_id FROM merge_confirmation c WHERE NOT EXISTS (
                    SELECT 1 FROM merge_request r WHERE r.id = c.request_id) LIMIT 1000)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RequestContactIds(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** @param events the ids of which an event came already, with its time */
    void add(String requestId, Collection<String> contactIdHashes, Map<String, Instant> events) {
        Rows.update(template, ADD, contactIdHashes, hash ->
                new @Nullable Object[] {requestId, hash, Times.millis(events.get(hash))});
    }

    /**
     * Notes events and names the requests that they are of, if these were claimed before the events came.
     *
     * @param receivedAt when the latest event of each contact came, by the hash of its id
     */
    Set<String> confirm(Map<String, Instant> receivedAt) {
        var requests = new LinkedHashSet<String>();
        var rows = new ArrayList<Object[]>();
        jdbc.sql(UNCONFIRMED).param("hashes", receivedAt.keySet()).query(row -> {
            String hash = row.getString("contact_id_hash");
            Instant at = requireNonNull(receivedAt.get(hash));
            if (!Instant.ofEpochMilli(row.getLong("claimed_at")).isAfter(at)) {
                requests.add(row.getString("request_id"));
                rows.add(new Object[] {at.toEpochMilli(), row.getString("request_id"), hash});
            }
        });
        template.batchUpdate(CONFIRM, rows);
        return requests;
    }

    boolean allConfirmed(String requestId) {
        return jdbc.sql(OPEN).param(requestId).query(Integer.class).single() == 0;
    }

    int purge() {
        return jdbc.sql(PURGE).update();
    }
}
