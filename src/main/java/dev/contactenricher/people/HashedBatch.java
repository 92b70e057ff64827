package dev.contactenricher.people;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.identity.Candidate;
import java.util.List;

/**
 * The contacts of a batch with the keyed hashes of all that identifies a person: made before the transaction that looks
 * people up by them.
 *
 * @param contacts those that could be read
 * @param candidates what these tell, as hashes, in their order
 * @param refusals of those that were rejected, what they refuse and nothing else
 * @param refusing what these tell, as hashes, in their order
 */
public record HashedBatch(
        List<Contact> contacts, List<Candidate> candidates, List<Contact> refusals, List<Candidate> refusing) {

    @Override
    public String toString() {
        return "HashedBatch[" + contacts.size() + "]";
    }
}
