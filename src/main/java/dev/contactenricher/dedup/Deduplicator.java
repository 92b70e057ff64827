package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
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

    /** @return disjoint groups that cover the list, in the order of their first contacts */
    public List<PersonGroup> group(List<Contact> contacts) {
        List<Candidate> candidates = Candidates.of(contacts);
        return new Groups(contacts, new Clusters(candidates, SharedKeys.NONE), survivorship).all();
    }
}
