package dev.contactenricher.dedup;

import java.util.Collection;
import java.util.Set;

/** A room's rows of persons. As long as one is left, what leads to the person is needed: for an erasure, a withdrawal. */
public interface PersonReferences {

    /**
     * Those of these persons of whom the room keeps something.
     *
     * @param personIds a few hundred at most
     */
    Set<String> of(Collection<String> personIds);
}
