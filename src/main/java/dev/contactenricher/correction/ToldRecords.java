package dev.contactenricher.correction;

import static dev.contactenricher.records.PersonColumn.attribute;
import static dev.contactenricher.records.PersonColumn.hash;
import static dev.contactenricher.records.PersonColumn.person;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.records.Expiry;
import dev.contactenricher.records.PersonColumn;
import dev.contactenricher.records.PersonRecords;
import dev.contactenricher.records.Room;
import dev.contactenricher.store.GradualDeletion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether CXone holds a person, as far as it is known here, by which keys, and what it was told of the consent. */
@Component
class ToldRecords implements PersonRecords {

    private final ToldPersons told;
    private final ToldKeys keys;
    private final RefusedNumbers numbers;
    private final GradualDeletion deletion;

    ToldRecords(ToldPersons told, ToldKeys keys, RefusedNumbers numbers, GradualDeletion deletion) {
        this.told = told;
        this.keys = keys;
        this.numbers = numbers;
        this.deletion = deletion;
    }

    /**
     * What CXone was told last, by channel; null where nothing was said.
     *
     * @param confirmed false where it is not known whether CXone took any of it
     */
    record Held(
            boolean confirmed,
            @Nullable Boolean consentToEmail,
            @Nullable Boolean consentToSms,
            @Nullable Boolean consentToPhone) {}

    @Override
    public Room room() {
        return Room.CXONE;
    }

    @Override
    public List<PersonColumn> columns() {
        return List.of(
                person("merge_told", "person_id"),
                attribute("merge_told_key", "person_id"),
                hash("merge_told_key", "key_hash"),
                attribute("refused_number", "person_id"),
                hash("refused_number", "number_hash"));
    }

    @Override
    public List<Held> held(List<String> personIds) {
        return told.of(personIds).values().stream()
                .filter(Told::isHeld)
                .map(one -> new Held(
                        one.rows().stream().anyMatch(Told.Row::taken),
                        one.last(Channel.EMAIL),
                        one.last(Channel.SMS),
                        one.last(Channel.PHONE)))
                .toList();
    }

    @Override
    public void forget(Expiry expiry) {
        deletion.all(() -> {
            var persons = told.notSeenSince(expiry.memory());
            keys.forget(persons);
            told.forget(persons);
            return persons.size();
        });
        numbers.forgetBefore(expiry.memory());
    }
}
