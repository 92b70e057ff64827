package dev.contactenricher.privacy;

import dev.contactenricher.people.PersonSearch;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The persons that a wish reaches, of all that have one of its keys. Of several keys, one that is a person's alone
 * decides; else the persons that have all of the keys are meant, and where there are none, all persons with any. An
 * unknown key has no effect.
 *
 * @param personIds in the order of the keys
 * @param isShared whether it takes a key of several people to find them
 */
record Chosen(Set<String> personIds, boolean isShared) {

    static Chosen of(PersonSearch.Found found) {
        List<Set<String>> known = found.keys().stream()
                .map(PersonSearch.Key::persons)
                .filter(persons -> !persons.isEmpty())
                .toList();
        Set<String> alone = new LinkedHashSet<>();
        known.stream().filter(persons -> persons.size() == 1).forEach(alone::addAll);
        if (!alone.isEmpty() || known.isEmpty()) {
            return new Chosen(alone, false);
        }
        Set<String> all = new LinkedHashSet<>();
        known.forEach(all::addAll);
        Set<String> fitting = new LinkedHashSet<>(all);
        known.forEach(persons -> fitting.retainAll(new HashSet<>(persons)));
        Set<String> chosen = fitting.isEmpty() ? all : fitting;
        return new Chosen(chosen, chosen.size() > 1);
    }

    /** With the ids that they stand for. */
    List<String> ids(PersonSearch search) {
        return idsIn(search.ids(personIds));
    }

    List<String> idsIn(Map<String, List<String>> ids) {
        return personIds.stream()
                .flatMap(person -> ids.getOrDefault(person, List.of()).stream())
                .toList();
    }
}
