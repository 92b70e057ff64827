package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.store.Chunks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.ObjectNode;

/** What the queue holds about persons. */
@Repository
public class HeldEntries {

    private static final String OF_PERSONS = "SELECT " + Entry.COLUMNS + """
            FROM merge_entry WHERE person_id IN (:persons) ORDER BY id
            """;

    private final JdbcClient jdbc;
    private final Payloads payloads;

    HeldEntries(JdbcClient jdbc, Payloads payloads) {
        this.jdbc = jdbc;
        this.payloads = payloads;
    }

    public List<HeldEntry> of(List<String> personIds) {
        List<HeldEntry> held = new ArrayList<>();
        for (List<String> some : Chunks.of(personIds)) {
            List<Entry> entries = jdbc.sql(OF_PERSONS)
                    .param("persons", some)
                    .query(Entry::read)
                    .list();
            Map<Long, ObjectNode> contacts = payloads.of(
                    entries.stream().filter(entry -> entry.payload() != null).toList());
            entries.forEach(entry -> held.add(held(entry, contacts.get(entry.id()))));
        }
        return held;
    }

    private static HeldEntry held(Entry entry, @Nullable ObjectNode contact) {
        boolean correction = entry.isCorrection();
        return new HeldEntry(
                correction ? null : entry.jobId(),
                correction ? null : entry.index(),
                entry.state().name().toLowerCase(Locale.ROOT),
                entry.createdAt(),
                contact);
    }
}
