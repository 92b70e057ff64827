package dev.contactenricher.records;

import java.util.List;

/**
 * What a room keeps of persons. Each room with such a table offers one; {@link PersonRooms} calls them, in the order of
 * {@link Room}, in the transaction of what happened. A room does nothing where nothing is said here.
 */
public interface PersonRecords {

    /** Which of the rooms this is, which says when it is called. */
    Room room();

    /** Every column of its tables that leads to a person. */
    List<PersonColumn> columns();

    /** Everything that it keeps of these persons, to be written as JSON for {@code POST /privacy/access}. */
    default List<?> held(List<String> personIds) {
        return List.of();
    }

    /**
     * What it keeps of contacts that never became a person's.
     *
     * @param keyHashes as {@link dev.contactenricher.crypto.KeyedHash} makes them of the keys that name a person
     */
    default List<?> heldUnder(List<byte[]> keyHashes) {
        return List.of();
    }

    /** Contacts of a batch refuse something: what is kept of their persons must not say otherwise from now on. */
    default void refuse(PrivacyEvent.Refused refused) {}

    /** Persons withdraw their consent: no claim, repeat or export of them starts from now on. */
    default Consequences withdraw(PrivacyEvent.Withdrawn withdrawn) {
        return Consequences.NONE;
    }

    /** Nothing of these persons may be readable any more. */
    default Consequences erase(PrivacyEvent.Erased erased) {
        return Consequences.NONE;
    }

    /**
     * Persons that were known apart turn out to be one: what is kept of {@code joined} is that of {@code personId}
     * now.
     */
    default void join(List<String> joined, String personId) {}

    /** Deletes what was kept long enough, in transactions of its own. */
    default void forget(Expiry expiry) {}
}
