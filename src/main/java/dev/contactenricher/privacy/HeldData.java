package dev.contactenricher.privacy;

import java.util.List;

/** What a room holds about persons. Every room with a table of persons offers one, for {@code POST /privacy/access}. */
public interface HeldData {

    /** What the room calls it, in snake case, such as {@code queue}. */
    String name();

    /** Everything that it holds about them, to be written as JSON; an empty list when there is nothing. */
    List<?> of(List<String> personIds);

    /**
     * What it holds of contacts that never became a person's.
     *
     * @param keyHashes as {@link dev.contactenricher.people.People#keys} makes them
     */
    default List<?> under(List<byte[]> keyHashes) {
        return List.of();
    }
}
