package dev.contactenricher.packing;

import dev.contactenricher.cxone.DeduplicationRules;
import dev.contactenricher.people.CommonKeys;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * By which keys CXone may recognise contacts: never by one that several people are known by, as it would make them one
 * person. Asked when they are about to be sent, since a household may have been found out while they waited.
 */
@Component
class Recognisable {

    private final CommonKeys keys;
    private final WaitingEntries waiting;
    private final Survivors survivors;

    Recognisable(CommonKeys keys, WaitingEntries waiting, Survivors survivors) {
        this.keys = keys;
        this.waiting = waiting;
        this.survivors = survivors;
    }

    /** Those of the entries whose rules are still the right ones; the others wait with theirs from now on. */
    List<Entry> asKnownNow(List<Entry> entries) {
        List<Entry> open =
                entries.stream().filter(entry -> entry.payload() != null).toList();
        List<CommonKeys.Keys> known = keys.of(
                open.stream().map(entry -> survivors.open(entry).contact()).toList());
        Map<Long, Integer> changed = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            int rules = rules(known.get(i)).code();
            if (rules != open.get(i).content().rules()) {
                changed.put(open.get(i).id(), rules);
            }
        }
        waiting.rule(changed);
        return entries.stream()
                .filter(entry -> !changed.containsKey(entry.id()))
                .toList();
    }

    /** A key that is missing does not count, unless no other one identifies the contact. */
    static DeduplicationRules rules(CommonKeys.Keys keys) {
        boolean any = keys.emailIdentifies() || keys.phoneIdentifies();
        return new DeduplicationRules(any && !keys.emailIsShared(), any && !keys.phoneIsShared());
    }
}
