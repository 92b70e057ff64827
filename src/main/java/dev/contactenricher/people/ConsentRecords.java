package dev.contactenricher.people;

import static dev.contactenricher.records.PersonColumn.attribute;
import static dev.contactenricher.records.PersonColumn.hash;

import dev.contactenricher.records.Consequences;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.PrivacyEvent;
import dev.contactenricher.records.Room;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The known persons, and what is remembered of their consent after the contacts that said it are gone. */
@Component
class ConsentRecords implements PersonRecords {

    private final ConsentMemories memories;
    private final People people;

    ConsentRecords(ConsentMemories memories, People people) {
        this.memories = memories;
        this.people = people;
    }

    /**
     * @param evidence the kinds that showed that consent is needed
     * @param evidenceAt as of when
     * @param grants the flags that were last let through
     */
    record Held(
            List<String> evidence,
            @Nullable Instant evidenceAt,
            List<Grant> grants,
            @Nullable Instant overriddenAt) {}

    /** @param grantedAt by the date that came with it; else when it was said, or first came in where it bears no date */
    record Grant(String channel, @Nullable Instant grantedAt) {}

    @Override
    public Room room() {
        return Room.CONSENT;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                attribute("person", "id"),
                attribute("person", "absorbed_by"),
                hash("person", "email_hash"),
                hash("person", "content_hash"),
                attribute("person_email", "person_id"),
                hash("person_email", "email_hash"),
                attribute("person_alias", "person_id"),
                hash("person_alias", "name_hash"),
                hash("person_alias", "phone_hash"),
                hash("person_alias", "crm_hash"),
                attribute("person_consent", "person_id"),
                hash("person_consent", "told"),
                hash("withdrawal", "key_hash"),
                hash("withdrawal", "name_hash"));
    }

    @Override
    public Consequences erase(PrivacyEvent.Erased erased) {
        people.forget(erased.personIds());
        return Consequences.NONE;
    }

    @Override
    public List<Held> held(List<String> personIds) {
        return memories.of(personIds).values().stream()
                .map(ConsentRecords::held)
                .toList();
    }

    private static Held held(ConsentMemory memory) {
        List<Grant> grants = memory.grants().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> new Grant(one.getKey().wireName(), one.getValue().grantedAt()))
                .toList();
        return new Held(memory.evidence(), memory.evidenceAt(), grants, memory.overriddenAt());
    }
}
