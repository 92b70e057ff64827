package dev.contactenricher.people;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well contacts were told apart, in pairs of contacts.
 *
 * @param merged pairs that were taken for one person
 * @param wrong those of them that are two
 * @param decidable pairs of one person that e-mails and phones can decide, directly or through others of that person
 * @param found those of them that were taken for one
 * @param overMerged persons found who are several in truth
 */
record IdentityScore(long merged, long wrong, long decidable, long found, long overMerged) {

    /** @param persons who each contact was taken for, in the order of the contacts */
    static IdentityScore of(List<Labelled> contacts, List<String> persons) {
        Map<String, List<Integer>> byFound = new HashMap<>();
        Map<Integer, List<Integer>> byTruth = new HashMap<>();
        for (int i = 0; i < contacts.size(); i++) {
            byFound.computeIfAbsent(persons.get(i), person -> new ArrayList<>()).add(i);
            byTruth.computeIfAbsent(contacts.get(i).person(), person -> new ArrayList<>())
                    .add(i);
        }
        long merged = byFound.values().stream().mapToLong(IdentityScore::pairs).sum();
        long right = byFound.values().stream()
                .flatMap(cluster -> split(cluster, contacts).stream())
                .mapToLong(IdentityScore::pairs)
                .sum();
        long overMerged = byFound.values().stream()
                .filter(cluster -> split(cluster, contacts).size() > 1)
                .count();
        long decidable = 0;
        long found = 0;
        for (List<Integer> person : byTruth.values()) {
            int[] component = components(person, contacts);
            for (int a = 0; a < person.size(); a++) {
                for (int b = a + 1; b < person.size(); b++) {
                    if (component[a] == component[b]) {
                        decidable++;
                        found += persons.get(person.get(a)).equals(persons.get(person.get(b))) ? 1 : 0;
                    }
                }
            }
        }
        return new IdentityScore(merged, merged - right, decidable, found, overMerged);
    }

    double precision() {
        return merged == 0 ? 1 : 1 - (double) wrong / merged;
    }

    double recall() {
        return decidable == 0 ? 1 : (double) found / decidable;
    }

    @Override
    public String toString() {
        return "precision %.5f (%,d of %,d pairs wrong, %,d persons over-merged), recall %.4f (%,d of %,d pairs)"
                .formatted(precision(), wrong, merged, overMerged, recall(), found, decidable)
                .toLowerCase(Locale.ROOT);
    }

    private static long pairs(Collection<?> cluster) {
        return (long) cluster.size() * (cluster.size() - 1) / 2;
    }

    private static Collection<List<Integer>> split(List<Integer> cluster, List<Labelled> contacts) {
        Map<Integer, List<Integer>> byTruth = new HashMap<>();
        cluster.forEach(i -> byTruth.computeIfAbsent(contacts.get(i).person(), person -> new ArrayList<>())
                .add(i));
        return byTruth.values();
    }

    /** Which of a person's contacts hang together by what e-mails and phones can decide. */
    private static int[] components(List<Integer> person, List<Labelled> contacts) {
        var component = new int[person.size()];
        java.util.Arrays.fill(component, -1);
        for (int start = 0; start < component.length; start++) {
            var reached = new HashSet<Integer>();
            var next = new ArrayList<>(List.of(start));
            while (!next.isEmpty()) {
                int a = next.removeLast();
                if (component[a] < 0 && reached.add(a)) {
                    component[a] = start;
                    for (int b = 0; b < component.length; b++) {
                        if (contacts.get(person.get(a)).isDecidedWith(contacts.get(person.get(b)))) {
                            next.add(b);
                        }
                    }
                }
            }
        }
        return component;
    }
}
