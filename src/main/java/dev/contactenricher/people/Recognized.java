package dev.contactenricher.people;

import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.identity.EmailKind;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of a batch, with what is to be remembered of them. Keys are hashes.
 *
 * @param admitted whether something of the person was let through before
 * @param joined ids of known persons that turn out to be this one
 * @param email to be kept, null when there is none that tells more than what is kept
 * @param otherEmails further ones that are the person's own
 * @param content of someone new whom no e-mail of their own identifies: the hash of all that is said of them; else null
 * @param keys every e-mail, phone and external id that the batch gives the person, but for placeholders
 * @param spoken what each of the contacts refuses
 */
record Recognized(
        String id,
        boolean isNew,
        boolean admitted,
        List<String> joined,
        @Nullable Email email,
        List<byte[]> otherEmails,
        byte @Nullable [] content,
        List<Phone> phones,
        List<CrmId> crmIds,
        List<PersonKey> keys,
        List<SpokenRefusal> spoken,
        PersonGroup group) {

    /** The same, known as someone who came with the same content before. */
    Recognized as(PersonLookup.Same known) {
        return new Recognized(
                known.id(),
                false,
                known.admitted(),
                joined,
                null,
                List.of(),
                null,
                phones,
                crmIds,
                keys,
                spoken,
                group);
    }

    /** Each of the known persons by themselves, of whom nothing is to be learnt; who is new as they are. */
    Stream<Recognized> apart() {
        return isNew
                ? Stream.of(this)
                : Stream.concat(Stream.of(id), joined.stream())
                        .map(known -> new Recognized(
                                known, false, admitted, List.of(), null, List.of(), null, List.of(), List.of(), keys,
                                spoken, group));
    }

    /** All by which something may be remembered of them: ids of the CRM with their source, and without. */
    Stream<PersonKey> lookUps() {
        Stream<String> ids = isNew ? Stream.of() : Stream.concat(Stream.of(id), joined.stream());
        Stream<PersonKey> own = keys.stream().flatMap(Pseudonyms::lookUps);
        return Stream.concat(own, ids.map(Withdrawals::keyOf));
    }

    /** By which keys that may be several people's they are found from now on. */
    Stream<PersonLookup.Holder> holders() {
        return Stream.concat(
                        phones.stream().map(phone -> new PersonKey(phone.hash(), phone.name())),
                        crmIds.stream().map(crmId -> new PersonKey(crmId.hash(), crmId.name())))
                .map(key -> new PersonLookup.Holder(key, id, admitted));
    }

    record Email(byte[] hash, EmailKind kind) {}

    /** A key of which a person may have several, each with the print of the name that came with it. */
    sealed interface Key {

        byte[] hash();

        byte[] name();

        boolean identifies();
    }

    /** @param name the print of the name that came with it */
    record Phone(byte[] hash, byte[] name, boolean identifies) implements Key {}

    /** @param name the print of the name that came with it */
    record CrmId(byte[] hash, byte[] name, boolean identifies) implements Key {}
}
