package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import dev.contactenricher.contact.Consent;
import dev.contactenricher.contact.Contact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the contacts of a batch refuse, by every key that they come with: it counts for all of the batch who share a key,
 * whatever keeps them apart.
 */
final class BatchRefusals {

    private final Survivorship survivorship;
    private final Receipt receipt;
    private final Map<String, List<Withdrawals.Line>> byKey = new HashMap<>();

    BatchRefusals(Survivorship survivorship, Receipt receipt) {
        this.survivorship = survivorship;
        this.receipt = receipt;
    }

    /** @param candidates one for each contact */
    BatchRefusals add(List<Contact> contacts, List<Candidate> candidates) {
        for (int i = 0; i < contacts.size(); i++) {
            Contact contact = contacts.get(i);
            if (!contact.consent().refusals().equals(Consent.UNSTATED)) {
                add(receipt.of(survivorship.of(contact)), candidates.get(i));
            }
        }
        return this;
    }

    private void add(Survivor contact, Candidate candidate) {
        for (Channel channel : Channel.values()) {
            ConsentStatement said = ConsentStatement.of(contact, channel);
            if (Boolean.FALSE.equals(said.granted())) {
                Instant at = said.at() == null ? receipt.at() : said.at();
                // one's own e-mail too goes with a name here: it may turn out to be shared
                EmailKind kind =
                        candidate.emailKind() == EmailKind.OWN ? EmailKind.SHARED : candidate.emailKind();
                for (PersonKey key : Pseudonyms.keys(candidate, kind)) {
                    byKey.computeIfAbsent(Withdrawals.hex(key.hash()), hash -> new ArrayList<>(2))
                            .add(new Withdrawals.Line(channel.name(), key.name(), at));
                }
            }
        }
    }

    Withdrawals.Remembered remembered() {
        return new Withdrawals.Remembered(byKey);
    }
}
