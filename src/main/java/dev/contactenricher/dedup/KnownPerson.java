package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A person of a batch.
 *
 * @param personId random; the {@code subject} of audit entries
 * @param isNew true when nothing of the person came before
 * @param group the person's contacts, positions being those of the list that was resolved; the remembered withdrawals
 *     are already applied to its survivor
 * @param withdrawals the remembered withdrawals, by channel
 * @param absorbed ids of persons that turned out to be this one, which stands for them from now on
 */
public record KnownPerson(
        String personId, boolean isNew, PersonGroup group, Map<Channel, Instant> withdrawals, List<String> absorbed) {

    public KnownPerson {
        withdrawals = Map.copyOf(withdrawals);
        absorbed = List.copyOf(absorbed);
    }
}
