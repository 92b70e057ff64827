package dev.contactenricher.export;

import dev.contactenricher.export.ExportClaims.Claim;
import dev.contactenricher.privacy.CorrectionsEnded.Outcome;
import dev.contactenricher.store.Dialect;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Of whom one call alone told the platform, which surely did not take it, the platform is not to hear a refusal either. */
@Repository
class UntoldProfiles {

    /** The persons as they are now: during the call some may have turned out to be others. */
    private static final String FORGET = """
            DELETE FROM export_profile
             WHERE person_id IN (SELECT person_id FROM export_item WHERE id IN (:items)) AND only_batch = :batch
            RETURNING person_id, entry_id
            """;

    private final JdbcClient jdbc;
    private final ItemsOfPersons items;
    private final Dialect dialect;
    private final ApplicationEventPublisher events;

    UntoldProfiles(JdbcClient jdbc, ItemsOfPersons items, Dialect dialect, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.items = items;
        this.dialect = dialect;
        this.events = events;
    }

    /** Published in the transaction of the answer. */
    record NotTaken(Claim claim) {}

    @EventListener
    void on(NotTaken call) {
        Map<Long, String> unknown = new HashMap<>();
        var called = call.claim().items().stream().map(ExportItem::id).toList();
        jdbc.sql(FORGET)
                .param("items", called)
                .param("batch", call.claim().batchId())
                .query(row -> {
                    unknown.put(row.getLong("entry_id"), row.getString("person_id"));
                });
        if (!unknown.isEmpty()) {
            var dropped = items.dropRefusals(unknown.values(), unknown.keySet());
            ExportedRefusals.ended(dropped, Outcome.SUPERSEDED, dialect.instant())
                    .forEach(events::publishEvent);
        }
    }
}
