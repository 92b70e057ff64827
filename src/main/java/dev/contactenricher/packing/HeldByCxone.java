package dev.contactenricher.packing;

import dev.contactenricher.correction.ToldSends;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergedPersons;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of persons that CXone holds, as confirmations tell it. */
@Component
class HeldByCxone {

    private final ToldSends told;
    private final MergedPersons merged;

    HeldByCxone(ToldSends told, MergedPersons merged) {
        this.told = told;
        this.merged = merged;
    }

    void confirmed(List<Entry> entries, Instant now) {
        told.taken(ids(entries));
        merged.remember(entries, now);
    }

    void absent(List<Entry> entries) {
        told.absent(ids(entries));
        merged.forget(entries.stream().map(Entry::personId).toList());
    }

    private static List<Long> ids(List<Entry> entries) {
        return entries.stream().map(Entry::id).toList();
    }
}
