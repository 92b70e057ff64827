package dev.contactenricher.merge;

import dev.contactenricher.privacy.HeldData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** What the queue holds about persons. */
@Repository
class HeldEntries implements HeldData {

    private static final String OF_PERSONS = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) ORDER BY id
            """;

    private final JdbcClient jdbc;
    private final Survivors survivors;

    HeldEntries(JdbcClient jdbc, Survivors survivors) {
        this.jdbc = jdbc;
        this.survivors = survivors;
    }

    /** @param contact what is to be sent; null once it was sent for good, and where consent forbids to send it */
    record Held(
            String jobId,
            int index,
            String state,
            Instant createdAt,
            @Nullable ObjectNode contact) {}

    @Override
    public String name() {
        return "queue";
    }

    @Override
    public List<Held> of(List<String> personIds) {
        List<Held> held = new ArrayList<>();
        for (List<String> some : Chunks.of(personIds)) {
            jdbc.sql(OF_PERSONS).param("persons", some).query(Entry::read).list().stream()
                    .map(this::held)
                    .forEach(held::add);
        }
        return held;
    }

    private Held held(Entry entry) {
        Instant createdAt = Instant.ofEpochMilli(entry.createdAt());
        byte[] payload = entry.payload();
        ObjectNode contact = payload == null
                ? null
                : survivors.payload(survivors.open(payload), createdAt).orElse(null);
        return new Held(
                entry.jobId(), entry.index(), entry.state().name().toLowerCase(Locale.ROOT), createdAt, contact);
    }
}
