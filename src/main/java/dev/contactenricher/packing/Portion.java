package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How much to send of a part that was refused and was not sent yet. Pure.
 *
 * @param alone true for one contact
 * @param known jobs of which a contact was refused already, so that one of another job tells more
 */
record Portion(boolean alone, Collection<String> known) {

    static final Portion USUAL = new Portion(false, Set.of());
    static final Portion ONE = new Portion(true, Set.of());

    /** One contact, rather of another job than those. */
    static Portion oneOfOthers(Collection<String> jobs) {
        return new Portion(true, List.copyOf(jobs));
    }

    /** In the order in which to send them. */
    List<Entry> inOrder(List<Entry> entries) {
        return known.isEmpty()
                ? entries
                : entries.stream()
                        .sorted(Comparator.comparing(entry -> known.contains(entry.jobId())))
                        .toList();
    }
}
