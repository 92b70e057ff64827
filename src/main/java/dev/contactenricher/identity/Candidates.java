package dev.contactenricher.identity;

import dev.contactenricher.contact.Contact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the candidates of one batch. The same names come again and again in it, and are taken apart once. */
public final class Candidates {

    private final Map<String, FirstName> firstNames = new HashMap<>();
    private final Map<String, LastName> lastNames = new HashMap<>();

    private Candidates() {}

    /** @param source where the contacts come from: their external ids are of that source */
    public static List<Candidate> of(List<Contact> contacts, String source) {
        var candidates = new Candidates();
        return contacts.stream()
                .map(contact -> Candidate.of(contact, source, candidates.name(contact)))
                .toList();
    }

    private Name name(Contact contact) {
        String first = contact.firstName();
        String last = contact.lastName();
        return new Name(
                first == null ? FirstName.UNKNOWN : firstNames.computeIfAbsent(first, FirstName::of),
                last == null ? LastName.UNKNOWN : lastNames.computeIfAbsent(last, LastName::of),
                first == null || last == null ? null : NameText.allWords(first, last));
    }
}
