package dev.contactenricher.mapping;

import java.util.List;

/** What becomes of a column. */
sealed interface Target {

    /**
     * It is a field.
     *
     * @param rank of several columns for one field, the one with the lowest that says something counts
     */
    record Field(String name, int rank) implements Target {}

    /** It refuses where it is true, and says nothing where it is false. */
    record OptOut(String consent) implements Target {}

    /** It goes on as it is, and yet by its name it refuses where it is true. */
    record Overheard(List<String> consents) implements Target {}

    /** It is left out. */
    record Dropped() implements Target {}

    /** Its members stand in the contact itself. */
    record Opened() implements Target {}
}
