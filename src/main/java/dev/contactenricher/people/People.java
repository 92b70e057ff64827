package dev.contactenricher.people;

import static java.util.Objects.requireNonNullElse;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.KeyedHash;
import dev.contactenricher.dedup.Copy;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.identity.Candidates;
import dev.contactenricher.identity.Name;
import dev.contactenricher.store.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * All persons that ever came, known by keyed hashes of their e-mails, phones and external ids only. Every call joins
 * the caller's transaction.
 */
@Service
public class People {

    private final PersonIndex index;
    private final Withdrawals withdrawals;
    private final ConsentMemories memories;
    private final Resolver resolver;
    private final Resolver looking;
    private final KeyedHash hash;

    People(
            PersonIndex index,
            Withdrawals withdrawals,
            ConsentMemories memories,
            Survivorship survivorship,
            ContentHash contentHash,
            KeyedHash hash) {
        this.index = index;
        this.withdrawals = withdrawals;
        this.memories = memories;
        this.resolver = new Resolver(
                Remembering.everything(index, withdrawals), index, withdrawals, memories, survivorship, contentHash);
        this.looking =
                new Resolver(Remembering.nothing(index), index, withdrawals, memories, survivorship, contentHash);
        this.hash = hash;
    }

    /**
     * Finds the persons of a batch's contacts, and remembers the new ones.
     *
     * @param rejected contacts of the batch of which nothing counts but what they refuse
     * @param source where the batch comes from: its external ids are of that source
     * @param received when the batch came in
     */
    public Resolution resolve(List<Contact> contacts, List<Contact> rejected, String source, Instant received) {
        return resolve(hashed(contacts, rejected, source), received);
    }

    /** The same for what was {@link #hashed} before. */
    public Resolution resolve(HashedBatch batch, Instant received) {
        return resolver.resolve(batch, received);
    }

    /** What can be known of a batch without looking any person up; needs no transaction. */
    public HashedBatch hashed(List<Contact> contacts, List<Contact> rejected, String source) {
        var pseudonyms = new Pseudonyms(hash);
        List<Contact> refusals = rejected.stream()
                .map(contact -> new Copy(contact).consent(contact.consent().refusals()))
                .toList();
        return new HashedBatch(
                contacts,
                Candidates.of(contacts, source).stream().map(pseudonyms::of).toList(),
                refusals,
                Candidates.of(refusals, source).stream().map(pseudonyms::of).toList());
    }

    /** Finds out the same, and remembers nothing: a transaction that only reads will do, and waits for no other. */
    public Resolution look(List<Contact> contacts, List<Contact> rejected, String source, Instant received) {
        return looking.resolve(hashed(contacts, rejected, source), received);
    }

    /** Notes that something of these persons, which are known, was let through. */
    public void admit(Collection<String> personIds) {
        index.admit(personIds);
    }

    /** Notes that nothing of these new persons was let through: they count as let through until then. */
    public void turnAway(Collection<String> personIds) {
        index.turnAway(personIds);
    }

    /** Lets every {@link #resolve} of another transaction wait until this one ends. */
    public void lock() {
        index.lock();
    }

    /** Whether that person is known and not erased, which stays so until the caller's transaction ends. */
    public boolean stays(String personId) {
        return index.stays(personId);
    }

    /** Whether each name under which that person is known contradicts one of these; not where none is known. */
    public boolean isNamedOtherwise(String personId, Collection<Name> names) {
        var pseudonyms = new Pseudonyms(hash);
        List<Name> others = names.stream().map(pseudonyms::name).toList();
        List<Name> known = index.keys(personId).stream()
                .map(key -> Pseudonyms.name(key.name()))
                .filter(name -> !name.equals(Name.UNKNOWN) && !name.equals(Name.UNREADABLE))
                .toList();
        return !known.isEmpty()
                && known.stream().allMatch(name -> others.stream().anyMatch(name::contradicts));
    }

    /** The ids of all persons with that e-mail or that phone, those included that were joined with them. */
    public List<String> find(@Nullable String emailKey, @Nullable String phoneKey) {
        return find(emailKey, phoneKey, null);
    }

    /**
     * The ids of all persons with one of these keys, those included that were joined with them.
     *
     * @param externalCrmId of whatever source
     */
    public List<String> find(@Nullable String emailKey, @Nullable String phoneKey, @Nullable String externalCrmId) {
        Set<String> ids = new LinkedHashSet<>();
        if (emailKey != null) {
            ids.addAll(index.byEmail(Pseudonyms.email(hash, emailKey)));
        }
        if (phoneKey != null) {
            Pseudonyms.phones(hash, phoneKey).forEach(key -> ids.addAll(index.byPhone(key)));
        }
        if (externalCrmId != null) {
            ids.addAll(index.byCrmId(Pseudonyms.crmId(hash, externalCrmId)));
        }
        ids.addAll(index.joined(List.copyOf(ids)));
        return List.copyOf(ids);
    }

    /** The keyed hashes of an e-mail and a phone, for what is kept of an unknown person. */
    public List<byte[]> keys(@Nullable String emailKey, @Nullable String phoneKey) {
        return keys(emailKey, phoneKey, null);
    }

    /** @param externalCrmId of whatever source */
    public List<byte[]> keys(@Nullable String emailKey, @Nullable String phoneKey, @Nullable String externalCrmId) {
        List<byte[]> keys = new ArrayList<>(3);
        if (emailKey != null) {
            keys.add(Pseudonyms.email(hash, emailKey));
        }
        if (phoneKey != null) {
            keys.addAll(Pseudonyms.phones(hash, phoneKey));
        }
        if (externalCrmId != null) {
            keys.add(Pseudonyms.crmId(hash, externalCrmId));
        }
        return keys;
    }

    /**
     * Remembers that channels were withdrawn, by those persons, and by any person with one of these keys.
     *
     * @param withdrawn by channel, when
     */
    public void withdraw(
            @Nullable String emailKey,
            @Nullable String phoneKey,
            List<String> personIds,
            Map<Channel, Instant> withdrawn) {
        withdraw(emailKey, phoneKey, null, personIds, withdrawn);
    }

    /** @param externalCrmId of whatever source */
    public void withdraw(
            @Nullable String emailKey,
            @Nullable String phoneKey,
            @Nullable String externalCrmId,
            List<String> personIds,
            Map<Channel, Instant> withdrawn) {
        List<PersonKey> keys =
                new ArrayList<>(personIds.stream().map(Withdrawals::keyOf).toList());
        keys(emailKey, phoneKey, externalCrmId).forEach(key -> keys.add(PersonKey.own(key)));
        withdrawals.remember(keys, withdrawn);
        TreeMap<String, ConsentMemory> left = new TreeMap<>();
        memories.of(personIds).forEach((id, memory) -> left.put(id, memory.without(withdrawn.keySet())));
        memories.save(left);
    }

    /**
     * What a person refused.
     *
     * @param keys by which it is remembered; none for the person's id alone
     * @param channels when each was refused
     */
    public record Refusal(String personId, List<PersonKey> keys, Map<Channel, Instant> channels) {

        Refusal and(Refusal other) {
            Map<Channel, Instant> both = new EnumMap<>(Channel.class);
            both.putAll(channels);
            other.channels.forEach((channel, at) -> both.merge(channel, at, Times::later));
            return new Refusal(personId, keys, both);
        }
    }

    /** Remembers what persons refused. */
    public void refuse(List<Refusal> refusals) {
        List<Map.Entry<PersonKey, Map<Channel, Instant>>> all = new ArrayList<>();
        for (Refusal refusal : refusals) {
            List<PersonKey> keys =
                    refusal.keys().isEmpty() ? List.of(Withdrawals.keyOf(refusal.personId())) : refusal.keys();
            keys.forEach(key -> all.add(Map.entry(key, refusal.channels())));
        }
        withdrawals.remember(all);
    }

    /** @param memories by person, what is known of their consent from now on */
    public void remember(Map<String, ConsentMemory> memories) {
        this.memories.save(new TreeMap<>(memories));
    }

    /**
     * Unlinks the ids from every key that leads to them: what comes later is a new person. Only what they refused, and
     * that consent is needed, stays remembered, by each of their keys.
     */
    public void forget(Collection<String> personIds) {
        List<PersonKey> ids = personIds.stream().map(Withdrawals::keyOf).toList();
        var remembered = withdrawals.of(ids);
        Map<String, ConsentMemory> memory = memories.of(personIds);
        for (String id : personIds) {
            List<PersonKey> keys = index.keys(id);
            withdrawals.remember(keys, remembered.under(List.of(Withdrawals.keyOf(id))));
            ConsentMemory known = memory.getOrDefault(id, ConsentMemory.NOTHING);
            if (!known.evidence().isEmpty()) {
                withdrawals.rememberRegion(keys, requireNonNullElse(known.evidenceAt(), Instant.EPOCH));
            }
        }
        withdrawals.forget(ids);
        index.delete(personIds);
    }
}
