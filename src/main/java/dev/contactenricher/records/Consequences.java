package dev.contactenricher.records;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What rooms did about a wish.
 *
 * @param stopped contacts that waited and will not be sent
 * @param inFlight contacts that were sent and are not confirmed yet
 * @param corrections that wait for a destination now; each of them is to be {@link Settled} once
 * @param byHand persons that a destination holds, without a key by which a correction could reach it
 * @param partlyTold destinations that are told all but a part, which must be asked separately
 */
public record Consequences(
        int stopped,
        int inFlight,
        Map<Destination, Integer> corrections,
        Map<Destination, Integer> byHand,
        Set<Destination> partlyTold) {

    public static final Consequences NONE = new Consequences(0, 0, Map.of(), Map.of(), Set.of());

    public Consequences {
        corrections = Map.copyOf(corrections);
        byHand = Map.copyOf(byHand);
        partlyTold = Set.copyOf(partlyTold);
    }

    public static Consequences stopped(int contacts) {
        return new Consequences(contacts, 0, Map.of(), Map.of(), Set.of());
    }

    public static Consequences inFlight(int contacts) {
        return new Consequences(0, contacts, Map.of(), Map.of(), Set.of());
    }

    public static Consequences corrections(Destination destination, int count) {
        return new Consequences(0, 0, Map.of(destination, count), Map.of(), Set.of());
    }

    public static Consequences byHand(Destination destination, int persons) {
        return new Consequences(0, 0, Map.of(), Map.of(destination, persons), Set.of());
    }

    public static Consequences partlyTold(Destination destination) {
        return new Consequences(0, 0, Map.of(), Map.of(), Set.of(destination));
    }

    public Consequences and(Consequences others) {
        return new Consequences(
                stopped + others.stopped,
                inFlight + others.inFlight,
                sums(corrections, others.corrections),
                sums(byHand, others.byHand),
                partlyTold.isEmpty() ? others.partlyTold : partlyTold);
    }

    public int corrections(Destination destination) {
        return corrections.getOrDefault(destination, 0);
    }

    public int byHand(Destination destination) {
        return byHand.getOrDefault(destination, 0);
    }

    private static Map<Destination, Integer> sums(Map<Destination, Integer> some, Map<Destination, Integer> others) {
        Map<Destination, Integer> sums = new EnumMap<>(Destination.class);
        sums.putAll(some);
        others.forEach((destination, count) -> sums.merge(destination, count, Integer::sum));
        return sums;
    }
}
