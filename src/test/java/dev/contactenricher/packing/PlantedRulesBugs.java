package dev.contactenricher.packing;

import dev.contactenricher.people.CommonKeys;
import dev.contactenricher.queue.Entry;
import dev.contactenricher.queue.Survivors;
import dev.contactenricher.queue.WaitingEntries;
import java.util.List;

/** Collaborators of this room with one bug each, which the simulation has to find. */
public final class PlantedRulesBugs {

    private PlantedRulesBugs() {}

    public static class RecognisesByAnyKey extends Recognisable {
        RecognisesByAnyKey(CommonKeys keys, WaitingEntries waiting, Survivors survivors) {
            super(keys, waiting, survivors);
        }

        @Override
        List<Entry> asKnownNow(List<Entry> entries) {
            return entries;
        }
    }
}
