package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one contact refuses.
 *
 * @param keys that the contact came with
 * @param channels when each was refused: as it says, else when it came in
 */
public record ContactRefusal(List<PersonKey> keys, Map<Channel, Instant> channels) {

    public ContactRefusal {
        keys = List.copyOf(keys);
        channels = Map.copyOf(channels);
    }
}
