package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.crypto.KeyedHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Everybody who ever came, known by keyed hashes of their e-mails, phones and external ids only. Every call joins the caller's
 * transaction.
 */
@Service
public class People {

    private final PersonIndex index;
    private final Withdrawals withdrawals;
    private final Resolver resolver;
    private final KeyedHash hash;

    People(
            PersonIndex index,
            Withdrawals withdrawals,
            Survivorship survivorship,
            ContentHash contentHash,
            KeyedHash hash) {
        this.index = index;
        this.withdrawals = withdrawals;
        this.resolver = new Resolver(index, withdrawals, survivorship, contentHash, hash);
        this.hash = hash;
    }

    /**
     * Finds out who the contacts of a batch are, and remembers those who are new.
     *
     * @param rejected contacts of the batch of which nothing counts but what they refuse
     * @param source where the batch comes from: its external ids are of that source
     * @param received when the batch came in
     */
    public Resolution resolve(List<Contact> contacts, List<Contact> rejected, String source, Instant received) {
        return resolver.resolve(contacts, rejected, source, received);
    }

    /** Notes that something of these persons was let through. */
    public void admit(Collection<String> personIds) {
        index.admit(personIds);
    }

    /** Lets every {@link #resolve} of another transaction wait until this one ends. */
    public void lock() {
        index.lock();
    }

    /** The ids of everybody with that e-mail or that phone, those included that they stand for. */
    public List<String> find(@Nullable String emailKey, @Nullable String e164) {
        return find(emailKey, e164, null);
    }

    /**
     * The ids of everybody with one of these keys, those included that they stand for.
     *
     * @param externalCrmId of whatever source
     */
    public List<String> find(@Nullable String emailKey, @Nullable String e164, @Nullable String externalCrmId) {
        Set<String> ids = new LinkedHashSet<>();
        if (emailKey != null) {
            ids.addAll(index.byEmail(Pseudonyms.email(hash, emailKey)));
        }
        if (e164 != null) {
            ids.addAll(index.byPhone(Pseudonyms.phone(hash, e164)));
        }
        if (externalCrmId != null) {
            ids.addAll(index.byCrmId(Pseudonyms.crmId(hash, externalCrmId)));
        }
        ids.addAll(index.joined(List.copyOf(ids)));
        return List.copyOf(ids);
    }

    /** The keyed hashes of an e-mail and a phone, for what is kept of someone who is no known person. */
    public List<byte[]> keys(@Nullable String emailKey, @Nullable String e164) {
        return keys(emailKey, e164, null);
    }

    /** @param externalCrmId of whatever source */
    public List<byte[]> keys(@Nullable String emailKey, @Nullable String e164, @Nullable String externalCrmId) {
        List<byte[]> keys = new ArrayList<>(3);
        if (emailKey != null) {
            keys.add(Pseudonyms.email(hash, emailKey));
        }
        if (e164 != null) {
            keys.add(Pseudonyms.phone(hash, e164));
        }
        if (externalCrmId != null) {
            keys.add(Pseudonyms.crmId(hash, externalCrmId));
        }
        return keys;
    }

    /**
     * Remembers that channels were withdrawn, by those persons, and by whoever comes with one of these keys.
     *
     * @param withdrawn by channel, when
     */
    public void withdraw(
            @Nullable String emailKey, @Nullable String e164, List<String> personIds, Map<Channel, Instant> withdrawn) {
        List<byte[]> keys =
                new ArrayList<>(personIds.stream().map(Withdrawals::keyOf).toList());
        keys.addAll(keys(emailKey, e164));
        withdrawals.remember(keys, withdrawn);
    }

    /**
     * Remembers that persons refused channels.
     *
     * @param refused by person and channel, when
     */
    public void refuse(Map<String, Map<Channel, Instant>> refused) {
        withdrawals.remember(refused.entrySet().stream()
                .map(one -> Map.entry(Withdrawals.keyOf(one.getKey()), one.getValue()))
                .toList());
    }

    /**
     * Unlinks the ids from every key that leads to them: what comes later is somebody new. Only that an e-mail's owner
     * withdrew something stays remembered.
     */
    public void forget(Collection<String> personIds) {
        List<byte[]> keys = personIds.stream().map(Withdrawals::keyOf).toList();
        var remembered = withdrawals.of(keys);
        personIds.forEach(
                id -> withdrawals.remember(index.ownEmail(id), remembered.under(List.of(Withdrawals.keyOf(id)))));
        withdrawals.forget(keys);
        index.delete(personIds);
    }
}
