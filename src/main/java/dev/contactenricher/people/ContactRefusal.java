package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one contact refuses.
 *
 * @param keys that the contact came with
 * @param number that the contact brings, and by which it refuses; null where it brings none of somebody's
 * @param channels when each was refused: as it says, else when it came in
 */
public record ContactRefusal(List<PersonKey> keys, @Nullable String number, Map<Channel, Instant> channels) {

    public ContactRefusal {
        keys = List.copyOf(keys);
        channels = Map.copyOf(channels);
    }
}
