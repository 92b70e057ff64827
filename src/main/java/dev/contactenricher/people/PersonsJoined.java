package dev.contactenricher.people;

import java.util.List;

/**
 * Persons who were known apart turn out to be one. Published in the transaction that finds it out: each room with rows
 * of persons gives those of the joined ones to the one that stands for them from now on.
 *
 * @param personId the one that stands for all
 * @param joined the ids that do not stand for anybody any more
 */
public record PersonsJoined(String personId, List<String> joined) {

    public PersonsJoined {
        joined = List.copyOf(joined);
    }
}
