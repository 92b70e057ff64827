package dev.contactenricher.privacy;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person wishes. Published synchronously: each room with a table obeys in the same transaction, and adds what it
 * did to the tally. Persons are named by their random ids; there may be none, when nobody is known.
 */
public sealed interface PrivacyEvent {

    List<String> personIds();

    /** Who said so: a role. */
    String actor();

    Instant at();

    /**
     * Nothing of these persons may be readable any more.
     *
     * @param keys the keyed hashes by which {@link dev.contactenricher.dedup.People#keys} names who asked, for what is kept
     *     of contacts that never became a person's
     */
    record Erased(List<String> personIds, List<byte[]> keys, String actor, Tally tally, Instant at)
            implements PrivacyEvent {}

    /** These persons withdrew their consent to these channels: no claim, repeat or export of them may start from now on. */
    record Withdrawn(List<String> personIds, Set<Channel> channels, String actor, Tally tally, Instant at)
            implements PrivacyEvent {}

    /**
     * Newer contacts of these persons refuse channels, and are merged all the same: whatever else is kept of them must
     * not say otherwise from now on.
     *
     * @param refusals by person and channel, when it was said
     */
    record Refused(Map<String, Map<Channel, Instant>> refusals, String actor, Instant at) implements PrivacyEvent {
        public Refused {
            refusals = Map.copyOf(refusals);
        }

        @Override
        public List<String> personIds() {
            return List.copyOf(refusals.keySet());
        }
    }

    /** Someone was told what is held about these persons. */
    record Accessed(List<String> personIds, String actor, Instant at) implements PrivacyEvent {}
}
