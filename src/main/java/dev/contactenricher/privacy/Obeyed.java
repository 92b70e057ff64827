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
    private final List<Wish> ofNobody = new ArrayList<>();

    void add(WithdrawalService.Some some) {
        done = done.and(some.done());
        persons.addAll(some.persons());
        ofNobody.addAll(some.ofNobody());
    }

    Consequences done() {
        return done;
    }

    /** How many persons were reached. */
    int matches() {
        return persons.size();
    }

    /** Those that name somebody by an id that is nobody's, or nobody's any more. */
    List<Wish> ofNobody() {
        return ofNobody;
    }
}
