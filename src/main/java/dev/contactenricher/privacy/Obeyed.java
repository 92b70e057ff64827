package dev.contactenricher.privacy;

import dev.contactenricher.records.Consequences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What was done about all of the withdrawals of a call. */
final class Obeyed {

    private Consequences done = Consequences.NONE;
    private final Set<String> persons = new HashSet<>();
    private final List<Wish> withoutPerson = new ArrayList<>();

    void add(WithdrawalService.Some some) {
        done = done.and(some.done());
        persons.addAll(some.persons());
        withoutPerson.addAll(some.withoutPerson());
    }

    Consequences done() {
        return done;
    }

    /** How many persons were reached. */
    int matches() {
        return persons.size();
    }

    /** Those that name a person by an id that leads to none, or to none any more. */
    List<Wish> withoutPerson() {
        return withoutPerson;
    }
}
