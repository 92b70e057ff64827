package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.identity.Candidates;
import dev.contactenricher.identity.Clusters;
import dev.contactenricher.identity.SharedKeys;
import java.time.Instant;
import java.util.List;

/**
 * Finds the contacts of a list that are one person, and what survives of them. Pure: it knows of nobody but the list;
 * {@code People} does the same with everybody who came before.
 */
public final class Deduplicator {

    private final Survivorship survivorship;

    public Deduplicator(Survivorship survivorship) {
        this.survivorship = survivorship;
    }

    /** Of contacts whose dates are all true. */
    public List<PersonGroup> group(List<Contact> contacts) {
        return group(contacts, Instant.MAX);
    }

    /**
     * @param received when the contacts came in: no consent was given or refused later
     * @return disjoint groups that cover the list, in the order of their first contacts
     */
    public List<PersonGroup> group(List<Contact> contacts, Instant received) {
        Clusters clusters = new Clusters(Candidates.of(contacts, ""), SharedKeys.NONE);
        return new Groups(contacts, clusters, survivorship, new ReceivedAt(received)).all();
    }
}
