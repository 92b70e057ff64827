package dev.contactenricher.cxone;

import dev.contactenricher.contact.Channel;
import java.util.List;
import java.util.Set;

/**
 * What deliveries cost.
 *
 * @param families whose calls have permits one by one; none where a delivery is one call, which takes the one permit there is
 * @param atOnce deliveries that may be under way at the same time, over all replicas
 * @param numberChannels channels whose refusal binds the phone number itself, whether CXone knows its owner or not
 * @param numbersAlone whether CXone is told nothing but these: neither of other channels, nor under another key
 */
public record Terms(List<Family> families, int atOnce, Set<Channel> numberChannels, boolean numbersAlone) {

    /** A delivery is one call. */
    public static final Terms ONE_CALL = new Terms(List.of(), Integer.MAX_VALUE, Set.of(), false);

    public Terms {
        families = List.copyOf(families);
        numberChannels = Set.copyOf(numberChannels);
    }

    /**
     * Calls that share a budget.
     *
     * @param limit in any window, at most
     * @param callsForContact what a contact costs on average, for forecasts
     */
    public record Family(String name, int limit, double callsForContact) {

        /** Whether contacts need any. */
        public boolean isUsed() {
            return callsForContact > 0;
        }
    }

    /** The family of the calls that a delivery begins with. */
    public Family first() {
        return families.stream().filter(Family::isUsed).findFirst().orElse(families.getFirst());
    }

    /** Whether there is a place in CXone for a refusal of that channel. */
    public boolean hasPlaceFor(Channel channel) {
        return !numbersAlone || numberChannels.contains(channel);
    }

    public boolean countsCalls() {
        return !families.isEmpty();
    }
}
