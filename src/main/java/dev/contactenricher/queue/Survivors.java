package dev.contactenricher.queue;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.dedup.Survivor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What the queue needs to know about the contacts that it holds. */
public interface Survivors {

    byte[] seal(Survivor survivor);

    Survivor open(byte[] sealed);

    /** The survivor of an entry whose payload is not deleted yet. */
    default Survivor open(Entry entry) {
        return open(requireNonNull(entry.payload()));
    }

    Survivor fold(Survivor older, Survivor newer);

    /** Whether something of their interaction histories is left out where both are folded. */
    boolean losesHistory(Survivor older, Survivor newer);

    /** Applies refusals: each counts unless a grant is known to be later. */
    Survivor refusing(Survivor survivor, Map<Channel, Instant> refusals);

    /** Equal for equal content. */
    String contentHash(Survivor survivor);

    /**
     * What CXone is told, or nothing when consent does not allow that.
     *
     * @param queuedAt stands for the date of consent where the contact brought none
     * @param held whether CXone holds the person already, so that it needs no defaults
     */
    Optional<ObjectNode> payload(Survivor survivor, Instant queuedAt, boolean held);

    /** The keyed hash of CXone's id, by which events find the contact without the id being kept. */
    String hash(String contactId);
}
