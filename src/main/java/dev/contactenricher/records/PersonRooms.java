package dev.contactenricher.records;

import static java.util.Comparator.comparing;

import dev.contactenricher.crypto.SealedColumn;
import dev.contactenricher.records.PersonColumn.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All rooms that keep something of persons, called in the order of {@link Room}. Each call belongs in the transaction
 * of what happened; the event that tells of it follows once all of them obeyed.
 */
@Component
public class PersonRooms {

    /** A person that is selected is kept; see {@link Kind#PERSON}. */
    private static final String KEPT = "SELECT DISTINCT %2$s FROM %1$s WHERE %2$s IN (:persons)";

    private final ObjectProvider<PersonRecords> rooms;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    /** @param rooms looked up late, as some of them ask about people, that are joined through here */
    PersonRooms(ObjectProvider<PersonRecords> rooms, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.rooms = rooms;
        this.jdbc = jdbc;
        this.events = events;
    }

    public List<PersonRecords> inOrder() {
        return rooms.stream().sorted(comparing(PersonRecords::room)).toList();
    }

    public void refuse(PrivacyEvent.Refused refused) {
        inOrder().forEach(room -> room.refuse(refused));
        if (!refused.refusals().isEmpty()) {
            events.publishEvent(refused);
        }
    }

    public Consequences withdraw(PrivacyEvent.Withdrawn withdrawn) {
        Consequences all = of(room -> room.withdraw(withdrawn));
        events.publishEvent(withdrawn);
        return all;
    }

    public Consequences erase(PrivacyEvent.Erased erased) {
        Consequences all = of(room -> room.erase(erased));
        events.publishEvent(erased);
        return all;
    }

    private Consequences of(Function<PersonRecords, Consequences> call) {
        return inOrder().stream().map(call).reduce(Consequences.NONE, Consequences::and);
    }

    public void join(List<String> joined, String personId) {
        inOrder().forEach(room -> room.join(joined, personId));
    }

    /**
     * What all of them keep of a person, by the room's name in the contract.
     *
     * @param personIds none when no such person is known; then only rooms that keep something are in it
     * @param keyHashes see {@link PersonRecords#heldUnder}
     */
    public Map<String, List<?>> held(List<String> personIds, List<byte[]> keyHashes) {
        Map<String, List<?>> held = new LinkedHashMap<>();
        for (PersonRecords room : inOrder()) {
            if (room.room() == Room.AUDIT) {
                continue;
            }
            List<Object> all = new ArrayList<>(personIds.isEmpty() ? List.of() : room.held(personIds));
            all.addAll(room.heldUnder(keyHashes));
            if (!personIds.isEmpty() || !all.isEmpty()) {
                held.put(room.room().wireName(), all);
            }
        }
        return held;
    }

    /**
     * Those of these persons whose keys are needed for something that a room keeps.
     *
     * @param personIds a few hundred at most
     */
    public Set<String> keeping(Collection<String> personIds) {
        Set<String> kept = new HashSet<>();
        if (!personIds.isEmpty()) {
            columns(Kind.PERSON)
                    .forEach(column -> kept.addAll(jdbc.sql(KEPT.formatted(column.table(), column.column()))
                            .param("persons", personIds)
                            .query(String.class)
                            .list()));
        }
        return kept;
    }

    List<SealedColumn> sealed() {
        return columns(Kind.SEALED).stream().map(PersonColumn::sealed).toList();
    }

    private List<PersonColumn> columns(Kind kind) {
        return inOrder().stream()
                .flatMap(room -> room.columns().stream())
                .filter(column -> column.kind() == kind)
                .toList();
    }
}
