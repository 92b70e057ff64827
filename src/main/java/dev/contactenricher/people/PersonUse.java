package dev.contactenricher.people;

import dev.contactenricher.records.PersonRooms;
import dev.contactenricher.records.RecordSettings;
import dev.contactenricher.store.Dialect;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which persons are still needed: those of which a room keeps something or something of their consent is known for not too
 * long, and those that withdrew something, as only their keys tell that they did.
 */
@Component
class PersonUse {

    private final PersonRooms rooms;
    private final Withdrawals withdrawals;
    private final ConsentMemories memories;
    private final RecordSettings settings;
    private final Dialect dialect;

    PersonUse(
            PersonRooms rooms,
            Withdrawals withdrawals,
            ConsentMemories memories,
            RecordSettings settings,
            Dialect dialect) {
        this.rooms = rooms;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.settings = settings;
        this.dialect = dialect;
    }

    /** Those of these persons that are still needed. */
    Set<String> of(List<String> ids) {
        Set<String> used = new HashSet<>(rooms.keeping(ids));
        var remembered = withdrawals.of(ids.stream().map(Withdrawals::keyOf).toList());
        ids.stream()
                .filter(id -> !remembered.under(List.of(Withdrawals.keyOf(id))).isEmpty())
                .forEach(used::add);
        used.addAll(memories.keptSince(ids, dialect.instant().minus(settings.memory())));
        return used;
    }
}
