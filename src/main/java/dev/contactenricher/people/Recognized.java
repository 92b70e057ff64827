package dev.contactenricher.people;

import dev.contactenricher.dedup.PersonGroup;
import dev.contactenricher.identity.EmailKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A person of a batch, with what is to be remembered of them. Keys are hashes.
 *
 * @param learnt what the batch tells by which they are found from now on
 * @param keys every e-mail, phone and external id that the batch gives the person, but for placeholders
 * @param refusals what each of the contacts refuses
 */
record Recognized(
        KnownPerson.Identity identity,
        Learnt learnt,
        List<PersonKey> keys,
        List<ContactRefusal> refusals,
        PersonGroup group) {

    String id() {
        return identity.id();
    }

    boolean isNew() {
        return identity.isNew();
    }

    /** The same, known as a person that came with the same content before. */
    Recognized as(PersonLookup.Same known) {
        return new Recognized(
                new KnownPerson.Identity(known.id(), identity.joined(), false, known.admitted()),
                new Learnt(null, List.of(), null, learnt.aliases),
                keys,
                refusals,
                group);
    }

    /** Each of the known persons by itself, of which nothing is to be learnt; a new one as it is. */
    Stream<Recognized> apart() {
        return isNew()
                ? Stream.of(this)
                : identity.knownIds()
                        .map(known -> new KnownPerson.Identity(known, List.of(), false, identity.admitted()))
                        .map(known -> new Recognized(known, Learnt.NOTHING, keys, refusals, group));
    }

    /** All keys by which something may be remembered of them: ids of the CRM with their source, and without. */
    Stream<PersonKey> lookUps() {
        Stream<PersonKey> own = keys.stream().flatMap(Pseudonyms::lookUps);
        return Stream.concat(own, identity.knownIds().map(Withdrawals::keyOf));
    }

    /** The keys by which they are found from now on though several people may have them. */
    Stream<PersonLookup.Holder> holders() {
        return learnt.aliases.stream()
                .flatMap(alias -> Stream.of(alias.phone(), alias.crmId())
                        .filter(Objects::nonNull)
                        .map(key -> new PersonKey(key.hash(), alias.name())))
                .map(key -> new PersonLookup.Holder(key, id(), identity.admitted()));
    }

    /**
     * What is to be kept of a person, by which later contacts find them.
     *
     * @param email to be kept, null when there is none that tells more than what is kept
     * @param otherEmails further ones that are the person's own
     * @param content of a new person that no e-mail of their own identifies: the hash of all that is said of them; else null
     * @param aliases to be kept of them
     */
    record Learnt(@Nullable Email email, List<byte[]> otherEmails, byte @Nullable [] content, List<Alias> aliases) {

        static final Learnt NOTHING = new Learnt(null, List.of(), null, List.of());
    }

    record Email(byte[] hash, EmailKind kind) {}

    /**
     * What came with a name. A person has each phone and each external id once with each name.
     *
     * @param name the name's print
     * @param phone may be a mailbox that is shared
     */
    record Alias(byte[] name, @Nullable Key phone, @Nullable Key crmId) {}

    record Key(byte[] hash, boolean identifies) {

        int identifiesAsNumber() {
            return identifies ? 1 : 0;
        }
    }

    /**
     * The aliases of one person, as they are told one after the other: what was told before with the same name is left out.
     */
    static final class Aliases {

        private final List<Alias> all = new ArrayList<>(1);
        private final Set<PersonKey.Text> phones = new HashSet<>();
        private final Set<PersonKey.Text> crmIds = new HashSet<>();

        void add(byte[] name, @Nullable Key phone, @Nullable Key crmId) {
            var alias = new Alias(name, unlessTold(name, phone, phones), unlessTold(name, crmId, crmIds));
            if (alias.phone() != null || alias.crmId() != null) {
                all.add(alias);
            }
        }

        List<Alias> all() {
            return List.copyOf(all);
        }

        private static @Nullable Key unlessTold(byte[] name, @Nullable Key key, Set<PersonKey.Text> told) {
            return key != null && told.add(PersonKey.text(key.hash(), name)) ? key : null;
        }
    }
}
