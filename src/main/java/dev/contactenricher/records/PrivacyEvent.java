package dev.contactenricher.records;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What persons wish. Published by {@link PersonRooms} in the transaction in which the rooms obeyed. Persons are named
 * by their random ids; there may be none, when no such person is known.
 */
public sealed interface PrivacyEvent {

    List<String> personIds();

    /** The role that said so. */
    String actor();

    Instant at();

    /**
     * Nothing of these persons may be readable any more.
     *
     * @param keyHashes the keyed hashes by which {@link dev.contactenricher.people.People#keys} names the person that
     * asked,
     *     for what is kept of contacts that never became a person's
     * @param keys those of the same keys that several people do not share, for what must still be told elsewhere
     * @param receiptId the id of the receipt that is to be settled
     */
    record Erased(List<String> personIds, List<byte[]> keyHashes, Keys keys, String receiptId, String actor, Instant at)
            implements PrivacyEvent {}

    /**
     * Persons withdrew their consent: no claim, repeat or export of them may start from now on.
     *
     * @param receiptId the id of the receipt that is to be settled, one for all of them
     */
    record Withdrawn(List<Withdrawal> withdrawals, String receiptId, String actor, Instant at) implements PrivacyEvent {
        public Withdrawn {
            withdrawals = List.copyOf(withdrawals);
        }

        @Override
        public List<String> personIds() {
            return withdrawals.stream()
                    .flatMap(one -> one.personIds().stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * What one person withdraws, or several with the same key.
     *
     * @param channels at least one
     * @param keys by which they were named
     */
    record Withdrawal(List<String> personIds, Set<Channel> channels, Keys keys) {}

    /**
     * Contacts of a batch refuse what was not refused before. Of persons that are let through all the same, whatever else is
     * kept must not say otherwise from now on; of the others nothing may be sent any more.
     *
     * @param refusals one for each person
     * @param unadmitted the same of persons of which nothing was ever let through: there is nothing to stop, but their numbers
     *     may be told elsewhere
     * @param repeated what was refused before, each with a number that may have become known only now
     */
    record Refused(List<Refusal> refusals, List<Refusal> unadmitted, List<Refusal> repeated, String actor, Instant at)
            implements PrivacyEvent {
        public Refused {
            refusals = List.copyOf(refusals);
            unadmitted = List.copyOf(unadmitted);
            repeated = List.copyOf(repeated);
        }

        @Override
        public List<String> personIds() {
            return refusals.stream().map(Refusal::personId).toList();
        }
    }

    /**
     * What a contact refuses.
     *
     * @param channels when each was refused
     * @param keys that the refusing contact came with
     * @param letThrough whether the person is merged all the same
     * @param ownContact whether a contact of the batch is, which then says so itself
     */
    record Refusal(String personId, Map<Channel, Instant> channels, Keys keys, boolean letThrough, boolean ownContact) {
        public Refusal {
            channels = Map.copyOf(channels);
        }
    }

    /** Someone was told what is held about these persons. */
    record Accessed(List<String> personIds, String actor, Instant at) implements PrivacyEvent {}
}
