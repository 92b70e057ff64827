package dev.contactenricher.identity;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which positions share a key, in arrays instead of a list for each key: most keys have one position only. */
final class Chains {

    private static final int NONE = -1;

    private final @Nullable String[] keys;
    /** By hash, with the next free slot for those that collide: the last position of a key. */
    private final int[] lasts;

    private final int[] previous;

    Chains(int positions) {
        keys = new String[positions];
        lasts = new int[Integer.highestOneBit(Math.max(positions, 1)) * 4];
        previous = new int[positions];
        Arrays.fill(lasts, NONE);
        Arrays.fill(previous, NONE);
    }

    /** Positions are added in ascending order. */
    void add(@Nullable String key, int position) {
        keys[position] = key;
        if (key != null) {
            int slot = slot(key);
            previous[position] = lasts[slot];
            lasts[slot] = position;
        }
    }

    /** Visits the keys of several positions, with those positions, ascending; the keys in the order of their last positions. */
    void forEachShared(Visitor visitor) {
        for (int position = 0; position < previous.length; position++) {
            String key = keys[position];
            if (key != null && previous[position] != NONE && lasts[slot(key)] == position) {
                visitor.visit(key, positions(position));
            }
        }
    }

    private int slot(String key) {
        int hash = key.hashCode();
        int slot = (hash ^ hash >>> 16) & lasts.length - 1;
        while (lasts[slot] != NONE && !key.equals(keys[lasts[slot]])) {
            slot = slot + 1 & lasts.length - 1;
        }
        return slot;
    }

    private int[] positions(int last) {
        int count = 0;
        for (int i = last; i != NONE; i = previous[i]) {
            count++;
        }
        var positions = new int[count];
        for (int i = last; i != NONE; i = previous[i]) {
            positions[--count] = i;
        }
        return positions;
    }

    interface Visitor {
        void visit(String key, int[] positions);
    }
}
