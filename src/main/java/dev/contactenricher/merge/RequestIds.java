package dev.contactenricher.merge;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contact ids that CXone gave for a request as a whole: all of it is confirmed when each has had an event. */
@Repository
class RequestIds {

    private static final String ADD = """
            INSERT INTO merge_confirmation (request_id, contact_id_hash, confirmed_at) VALUES (?, ?, ?)
            ON CONFLICT (request_id, contact_id_hash) DO NOTHING
            """;
    private static final String CONFIRM = """
            UPDATE merge_confirmation SET confirmed_at = ?
            WHERE contact_id_hash = ? AND confirmed_at IS NULL AND EXISTS (
                SELECT 1 FROM merge_request r WHERE r.id = merge_confirmation.request_id AND r.claimed_at <= ?)
            RETURNING request_id
            """;
    private static final String OPEN = """
            SELECT COUNT(*) FROM merge_confirmation WHERE request_id = ? AND confirmed_at IS NULL
            """;
    private static final String PURGE = """
            DELETE FROM merge_confirmation WHERE NOT EXISTS (
                SELECT 1 FROM merge_request r WHERE r.id = merge_confirmation.request_id)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    RequestIds(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    /** @param events the ids of which an event came already, with its time */
    void add(String requestId, Collection<String> contactIdHashes, Map<String, Long> events) {
        template.batchUpdate(
                ADD,
                contactIdHashes.stream()
                        .map(hash -> new @Nullable Object[] {requestId, hash, events.get(hash)})
                        .toList());
    }

    /** Notes an event and names the requests that it is of, if they were claimed before it came. */
    List<String> confirm(String contactIdHash, long receivedAt) {
        return jdbc.sql(CONFIRM)
                .params(receivedAt, contactIdHash, receivedAt)
                .query(String.class)
                .list();
    }

    boolean allConfirmed(String requestId) {
        return jdbc.sql(OPEN).param(requestId).query(Integer.class).single() == 0;
    }

    int purge() {
        return jdbc.sql(PURGE).update();
    }
}
