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
 * @param refusedBefore by channel, when this person withdrew it, as far as that was known of them before this batch; a
 *     withdrawal that leads here only by a key or a person of this batch is news, and when two turn out to be one person
 *     every one is to the other
 * @param refusals what each of their contacts of the batch refuses, those included that were rejected
 * @param refusedByKey what contacts of the batch refuse that share a key with them, by channel, when; their own included
 * @param memory what was known of their consent before this batch; the survivor is filled from it
 * @param saidUntil by when everything in the group was said: when it came in, or, by a source's clock, a little later
 */
public record KnownPerson(
        Identity identity,
        PersonGroup group,
        Map<Channel, Instant> refusedBefore,
        List<ContactRefusal> refusals,
        Map<Channel, Instant> refusedByKey,
        ConsentMemory memory,
        Instant saidUntil) {

    public KnownPerson {
        refusedBefore = Map.copyOf(refusedBefore);
        refusals = List.copyOf(refusals);
        refusedByKey = Map.copyOf(refusedByKey);
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

        /** The ids under which the person is known; none of a new one. */
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
    KnownPerson withRefusedByKey(Map<Channel, Instant> refused) {
        if (refused.isEmpty()) {
            return this;
        }
        Map<Channel, Instant> all = new HashMap<>(refusedByKey);
        refused.forEach((channel, at) -> all.merge(channel, at, Times::later));
        return new KnownPerson(identity, group, refusedBefore, refusals, all, memory, saidUntil);
    }

    /** The same, with the warning that not all of their interaction history is kept. */
    public KnownPerson trimmed() {
        return new KnownPerson(identity, group.trimmed(), refusedBefore, refusals, refusedByKey, memory, saidUntil);
    }

    /** The same, with what a rejected contact says of them. */
    KnownPerson withRejected(PersonGroup other, KnownPerson rejected) {
        List<ContactRefusal> all = new ArrayList<>(refusals);
        all.addAll(rejected.refusals);
        return new KnownPerson(identity, other, refusedBefore, all, refusedByKey, memory, saidUntil);
    }
}
