package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A person of a batch.
 *
 * @param group the person's contacts, positions being those of the list that was resolved; the remembered withdrawals
 *     are already applied to its survivor
 * @param obeyed by channel, when this person withdrew it, as far as that was known of them before this batch; a
 *     withdrawal that leads here only by a key or a person of this batch is news, and when two turn out to be one person
 *     every one is to the other
 * @param spoken what each of their contacts of the batch refuses, those included that were rejected
 * @param heard what contacts of the batch refuse that share a key with them, by channel, when; their own included
 * @param memory what was known of their consent before this batch; the survivor is filled from it
 * @param saidBy by when everything in the group was said: when it came in, or, by a source's clock, a little later
 */
public record KnownPerson(
        Identity identity,
        PersonGroup group,
        Map<Channel, Instant> obeyed,
        List<SpokenRefusal> spoken,
        Map<Channel, Instant> heard,
        ConsentMemory memory,
        Instant saidBy) {

    public KnownPerson {
        obeyed = Map.copyOf(obeyed);
        spoken = List.copyOf(spoken);
        heard = Map.copyOf(heard);
    }

    /**
     * Which person it is.
     *
     * @param id random; the {@code subject} of audit entries
     * @param joined ids of persons known before that turned out to be this one
     * @param isNew true when nothing of the person came before
     * @param admitted whether something of the person was let through before, so that a no may have something to stop
     */
    public record Identity(String id, List<String> joined, boolean isNew, boolean admitted) {

        public Identity {
            joined = List.copyOf(joined);
        }

        /** By which the person is known: none of a new one. */
        Stream<String> knownIds() {
            return isNew ? Stream.of() : Stream.concat(Stream.of(id), joined.stream());
        }
    }

    public String personId() {
        return identity.id();
    }

    public boolean isNew() {
        return identity.isNew();
    }

    /** The same, with what others refuse with a key of theirs. */
    KnownPerson hearing(Map<Channel, Instant> refused) {
        if (refused.isEmpty()) {
            return this;
        }
        Map<Channel, Instant> all = new HashMap<>(heard);
        refused.forEach((channel, at) -> all.merge(channel, at, Times::later));
        return new KnownPerson(identity, group, obeyed, spoken, all, memory, saidBy);
    }

    /** The same, with the warning that not all of their interaction history is kept. */
    public KnownPerson trimmed() {
        return new KnownPerson(identity, group.trimmed(), obeyed, spoken, heard, memory, saidBy);
    }

    /** The same, with what a rejected contact says of them. */
    KnownPerson with(PersonGroup other, KnownPerson rejected) {
        List<SpokenRefusal> all = new ArrayList<>(spoken);
        all.addAll(rejected.spoken);
        return new KnownPerson(identity, other, obeyed, all, heard, memory, saidBy);
    }
}
