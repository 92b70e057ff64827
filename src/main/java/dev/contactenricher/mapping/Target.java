package dev.contactenricher.mapping;

import dev.contactenricher.contact.Channel;
import java.util.Set;

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

    /**
     * It goes on as it is, and yet by its name it tells of refusals.
     *
     * @param channels of which it tells, or none where only what stands there says which
     */
    record Overheard(Set<Channel> channels, Hearing how) implements Target {}

    /**
     * It goes on as it is, and tells the country where the contact's own fields do not.
     *
     * @param isAddress where the country is one part of many
     */
    record Place(boolean isAddress) implements Target {}

    /** It is left out. */
    record Dropped() implements Target {}

    /** Its members stand in the contact itself. */
    record Opened() implements Target {}
}
