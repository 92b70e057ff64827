package dev.contactenricher.people;

import dev.contactenricher.contact.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a batch adds to the refusals that are remembered by key. It counts at once, also in a dry run, which writes none. */
final class AddedRefusals {

    private final Remembering remembering;
    private final List<Map.Entry<PersonKey, Map<Channel, Instant>>> added = new ArrayList<>();

    AddedRefusals(Remembering remembering) {
        this.remembering = remembering;
    }

    void add(Collection<PersonKey> keys, Map<Channel, Instant> refusals) {
        remembering.refusals(keys, refusals);
        keys.forEach(key -> added.add(Map.entry(key, refusals)));
    }

    Withdrawals.Remembered and(Withdrawals.Remembered remembered) {
        return added.isEmpty() ? remembered : remembered.and(added);
    }
}
