package dev.contactenricher.dedup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Cuts a collection into lists that fit into one statement. */
final class Slices {

    private Slices() {}

    static <T> List<List<T>> of(Collection<T> all, int most) {
        List<T> list = List.copyOf(all);
        List<List<T>> slices = new ArrayList<>(list.size() / most + 1);
        for (int from = 0; from < list.size(); from += most) {
            slices.add(list.subList(from, Math.min(from + most, list.size())));
        }
        return slices;
    }
}
