package dev.contactenricher.dedup;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.Map;

/**
 * A person of a batch.
 *
 * @param personId random; the {@code subject} of audit entries
 * @param isNew true when nothing of the person came before
 * @param admitted whether something of the person was let through before, so that a no may have something to stop
 * @param group the person's contacts, positions being those of the list that was resolved; the remembered withdrawals
 *     are already applied to its survivor
 * @param obeyed by channel, when this person withdrew it, as far as that was known of them before this batch; a
 *     withdrawal that leads here only by a key or a person of this batch is news
 */
public record KnownPerson(
        String personId, boolean isNew, boolean admitted, PersonGroup group, Map<Channel, Instant> obeyed) {

    public KnownPerson {
        obeyed = Map.copyOf(obeyed);
    }
}
