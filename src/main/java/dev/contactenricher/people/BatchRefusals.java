package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import dev.contactenricher.dedup.ConsentStatement;
import dev.contactenricher.dedup.ReceivedAt;
import dev.contactenricher.dedup.Survivor;
import dev.contactenricher.dedup.Survivorship;
import dev.contactenricher.identity.Candidate;
import dev.contactenricher.identity.EmailKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the contacts of a list refuse, by every key that they come with: it counts for all persons of the batch with that key,
 * whatever keeps them apart.
 */
final class BatchRefusals {

    private final Map<Integer, Map<Channel, Instant>> byPosition = new HashMap<>();

    private final List<Contact> contacts;

    BatchRefusals(List<Contact> contacts, Survivorship survivorship, ReceivedAt receipt) {
        this.contacts = contacts;
        for (int i = 0; i < contacts.size(); i++) {
            if (!contacts.get(i).consent().refusals().equals(Consent.UNSTATED)) {
                byPosition.put(i, refused(receipt.of(survivorship.of(contacts.get(i))), receipt));
            }
        }
    }

    private static Map<Channel, Instant> refused(Survivor contact, ReceivedAt receipt) {
        Map<Channel, Instant> refused = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            ConsentStatement said = ConsentStatement.of(contact, channel);
            if (Boolean.FALSE.equals(said.granted())) {
                refused.put(channel, said.at() == null ? receipt.at() : said.at());
            }
        }
        return refused;
    }

    /** What the contact at that position refuses, or null. */
    @Nullable ContactRefusal at(int position, List<PersonKey> keys) {
        Map<Channel, Instant> refused = byPosition.get(position);
        return refused == null ? null : new ContactRefusal(keys, PersonSearch.number(contacts.get(position)), refused);
    }

    /** @param byKey takes all of it, as what is remembered looks */
    void addTo(Map<String, List<Withdrawals.Line>> byKey, List<Candidate> candidates) {
        byPosition.forEach((position, refused) -> {
            Candidate candidate = candidates.get(position);
            // one's own e-mail too goes with a name here: it may turn out to be shared
            EmailKind kind = candidate.emailKind() == EmailKind.OWN ? EmailKind.SHARED : candidate.emailKind();
            for (PersonKey key : Pseudonyms.keys(candidate, kind)) {
                refused.forEach(
                        (channel, at) -> byKey.computeIfAbsent(Withdrawals.hex(key.hash()), hash -> new ArrayList<>(2))
                                .add(new Withdrawals.Line(channel.name(), key.name(), at)));
            }
        });
    }
}
