package dev.contactenricher.privacy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what the rooms did about a wish. For one thread, within one transaction. */
public final class Tally {

    private final Map<Destination, String> elsewhere = new EnumMap<>(Destination.class);
    private boolean sharedKeys;
    private int stopped;
    private int inFlight;
    private final Map<Destination, Integer> corrections = new EnumMap<>(Destination.class);
    private final Map<Destination, Integer> byHand = new EnumMap<>(Destination.class);

    /** Contacts that waited and will not be sent. */
    public void addStopped(int contacts) {
        stopped += contacts;
    }

    /** Contacts that were sent and are not confirmed yet. */
    public void addInFlight(int contacts) {
        inFlight += contacts;
    }

    /** Corrections that wait for a destination now; each of them is to be {@link Settled} once. */
    public void addCorrections(Destination destination, int count) {
        corrections.merge(destination, count, Integer::sum);
    }

    /** Persons whom a destination holds, and of whom it cannot be told by a correction. */
    public void addByHand(Destination destination, int persons) {
        byHand.merge(destination, persons, Integer::sum);
    }

    /** Several people have a key that the wish names, so that others must not be told by it. */
    public void keysAreShared(boolean shared) {
        sharedKeys = shared;
    }

    public boolean hasSharedKeys() {
        return sharedKeys;
    }

    /** What is left to be asked of a destination separately, where that is less than all of it. */
    public void leaveElsewhere(Destination destination, String name) {
        elsewhere.put(destination, name);
    }

    /** Who must be asked separately. */
    public List<String> elsewhere() {
        return Arrays.stream(Destination.values())
                .map(destination -> elsewhere.getOrDefault(destination, destination.wireName()))
                .toList();
    }

    public int stopped() {
        return stopped;
    }

    public int inFlight() {
        return inFlight;
    }

    public int corrections(Destination destination) {
        return corrections.getOrDefault(destination, 0);
    }

    public int byHand(Destination destination) {
        return byHand.getOrDefault(destination, 0);
    }
}
