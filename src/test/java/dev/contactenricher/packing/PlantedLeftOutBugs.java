package dev.contactenricher.packing;

import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.MergeSettings;
import dev.contactenricher.queue.SubmittedEntries;
import dev.contactenricher.sending.DispatchTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What becomes of withdrawn merges in doubt, with one bug each, which the simulation has to find. */
public final class PlantedLeftOutBugs {

    private PlantedLeftOutBugs() {}

    public static class TakesWhoeverIsLeftOutForWithdrawn extends LeftOut {
        TakesWhoeverIsLeftOutForWithdrawn(
                LeftOutEntries entries,
                SubmittedEntries submitted,
                Landing landing,
                DispatchTable dispatch,
                MergeSettings settings) {
            super(entries, submitted, landing, dispatch, settings);
        }

        @Override
        public void knows(
                Request request, List<Entry> sent, Map<Long, String> hashById, ToldSince events, Instant now) {}
    }

    /** Whatever CXone told. */
    public static class TakesWhoeverIsLeftOutForMerged extends LeftOut {
        private final LeftOutEntries entries;
        private final Landing landing;

        TakesWhoeverIsLeftOutForMerged(
                LeftOutEntries entries,
                SubmittedEntries submitted,
                Landing landing,
                DispatchTable dispatch,
                MergeSettings settings) {
            super(entries, submitted, landing, dispatch, settings);
            this.entries = entries;
            this.landing = landing;
        }

        @Override
        public void knows(
                Request request, List<Entry> sent, Map<Long, String> hashById, ToldSince events, Instant now) {
            landing.complete(
                    entries.ofPersons(sent.stream().map(Entry::personId).toList()).stream()
                            .map(LeftOutEntries.Left::entry)
                            .toList(),
                    now);
        }
    }
}
