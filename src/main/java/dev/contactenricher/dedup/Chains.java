package dev.contactenricher.dedup;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which positions share a key, without a list for each key: most keys have one position only. */
final class Chains {

    private static final int END = -1;

    private final Map<String, Integer> last;
    private final int[] previous;

    Chains(int positions) {
        last = LinkedHashMap.newLinkedHashMap(positions);
        previous = new int[positions];
    }

    void add(@Nullable String key, int position) {
        Integer before = key == null ? null : last.put(key, position);
        previous[position] = before == null ? END : before;
    }

    /** Visits the keys of several positions, with those positions, ascending. */
    void forEachShared(Visitor visitor) {
        last.forEach((key, position) -> {
            if (previous[position] != END) {
                visitor.visit(key, positions(position));
            }
        });
    }

    private int[] positions(int lastOne) {
        int count = 0;
        for (int i = lastOne; i != END; i = previous[i]) {
            count++;
        }
        var positions = new int[count];
        for (int i = lastOne; i != END; i = previous[i]) {
            positions[--count] = i;
        }
        return positions;
    }

    interface Visitor {
        void visit(String key, int[] positions);
    }
}
