package dev.contactenricher.dedup;

import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.KeyedHash;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** What a batch says about who is who, and the keyed hashes of its e-mails, phones and name beginnings. */
record BatchKeys(List<Candidate> candidates, KeyHashes emails, KeyHashes phones, KeyHashes names) {

    static BatchKeys of(List<Contact> contacts, KeyedHash hash) {
        var keys = new BatchKeys(
                contacts.stream().map(Candidate::of).toList(),
                new KeyHashes(hash, "email"),
                new KeyHashes(hash, "phone"),
                new KeyHashes(hash, "name"));
        // a name counts only beside a phone; each is hashed now, to be found again in what is known by its hash
        keys.candidates.stream()
                .filter(candidate -> candidate.phone() != null && candidate.name() != null)
                .map(candidate -> Objects.requireNonNull(candidate.name()))
                .forEach(keys.names::of);
        return keys;
    }

    /** The distinct e-mails that tell who someone is. */
    List<byte[]> ownEmails() {
        return emails(Candidate::emailIdentifies);
    }

    /** The distinct e-mails that tell nothing: role mailboxes and placeholders. */
    List<byte[]> sharedEmails() {
        return emails(candidate -> !candidate.emailIdentifies());
    }

    List<byte[]> allPhones() {
        return candidates.stream()
                .map(Candidate::phone)
                .filter(Objects::nonNull)
                .distinct()
                .map(phones::of)
                .toList();
    }

    private List<byte[]> emails(Predicate<Candidate> which) {
        return candidates.stream()
                .filter(which)
                .map(Candidate::email)
                .filter(Objects::nonNull)
                .distinct()
                .map(emails::of)
                .toList();
    }
}
