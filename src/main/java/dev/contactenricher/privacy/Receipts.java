package dev.contactenricher.privacy;

import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.Destination;
import dev.contactenricher.records.Settled;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The tables of wishes and of what became of each at the other systems that hold the data; nothing leads to the
 * persons.
 */
@Repository
class Receipts {

    private static final String OPEN =
            "INSERT INTO privacy_request (id, kind, received_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
    private static final String ADD = """
            INSERT INTO privacy_destination (request_id, name, corrections, by_hand, confirmed, failed, changed_at)
            VALUES (?, ?, ?, ?, 0, 0, ?)
            ON CONFLICT (request_id, name) DO UPDATE SET
                corrections = privacy_destination.corrections + excluded.corrections,
                by_hand = privacy_destination.by_hand + excluded.by_hand
            """;
    private static final String SETTLE = """
            UPDATE privacy_destination SET confirmed = confirmed + :confirmed, failed = failed + :failed,
                corrections = corrections - :byHand, by_hand = by_hand + :byHand, changed_at = :at
             WHERE request_id = :id AND name = :name
            """;
    private static final String FIND = "SELECT kind, received_at FROM privacy_request WHERE id = :id";
    private static final String DESTINATIONS = """
            SELECT name, corrections, by_hand, confirmed, failed, changed_at FROM privacy_destination
             WHERE request_id = :id ORDER BY name
            """;
    private static final String DELETE = """
            DELETE FROM privacy_request WHERE id IN
                (SELECT id FROM privacy_request WHERE received_at < :before ORDER BY received_at LIMIT :limit)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    Receipts(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    enum Kind {
        ERASURE,
        WITHDRAWAL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A wish may be obeyed in several transactions: it was received with the first. */
    void open(String id, Kind kind, Instant at) {
        jdbc.sql(OPEN).params(id, kind.name(), at.toEpochMilli()).update();
    }

    /** Adds what is to be settled. */
    void add(String id, Consequences done, Instant at) {
        template.batchUpdate(ADD, List.of(Destination.values()), Destination.values().length, (row, destination) -> {
            row.setString(1, id);
            row.setString(2, destination.name());
            row.setInt(3, done.corrections(destination));
            row.setInt(4, done.byHand(destination));
            row.setLong(5, at.toEpochMilli());
        });
    }

    @EventListener
    void on(Settled settled) {
        int corrections = settled.corrections();
        Settled.Outcome outcome = settled.outcome();
        jdbc.sql(SETTLE)
                .param("confirmed", outcome == Settled.Outcome.CONFIRMED ? corrections : 0)
                .param(
                        "failed",
                        switch (outcome) {
                            case FAILED -> corrections;
                            case RETRIED -> -corrections;
                            case CONFIRMED, BY_HAND -> 0;
                        })
                .param("byHand", outcome == Settled.Outcome.BY_HAND ? corrections : 0)
                .param("at", settled.at().toEpochMilli())
                .param("id", settled.receiptId())
                .param("name", settled.destination().name())
                .update();
    }

    @Transactional(readOnly = true)
    Optional<Receipt> find(String id) {
        List<Receipt.AtDestination> destinations = destinations(id);
        return jdbc.sql(FIND)
                .param("id", id)
                .query((row, n) -> new Receipt(
                        id,
                        Kind.valueOf(row.getString("kind")).wireName(),
                        Instant.ofEpochMilli(row.getLong("received_at")),
                        destinations))
                .optional();
    }

    private List<Receipt.AtDestination> destinations(String id) {
        return jdbc.sql(DESTINATIONS)
                .param("id", id)
                .query((row, n) -> new Receipt.AtDestination(
                        Destination.valueOf(row.getString("name")).wireName(),
                        Receipt.Status.of(
                                row.getInt("corrections"),
                                row.getInt("confirmed"),
                                row.getInt("failed"),
                                row.getInt("by_hand")),
                        Instant.ofEpochMilli(row.getLong("changed_at"))))
                .list();
    }

    /** @return how many were deleted */
    int deleteReceivedBefore(Instant before, int limit) {
        return jdbc.sql(DELETE)
                .param("before", before.toEpochMilli())
                .param("limit", limit)
                .update();
    }
}
