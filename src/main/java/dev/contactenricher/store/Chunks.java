package dev.contactenricher.store;

import java.util.ArrayList;
import java.util.List;

/** Cuts lists to the number of parameters that one statement takes well. */
public final class Chunks {

    private static final int SIZE = 400;

    private Chunks() {}

    public static <T> List<List<T>> of(List<T> all) {
        var chunks = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += SIZE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + SIZE)));
        }
        return chunks;
    }
}
