package dev.contactenricher.mapping;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.contactenricher.text.Tables;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What words tell of opt-outs and consents. */
final class OptOutVocabulary {

    private static final Map<String, Set<String>> BY_KIND = Tables.lines(OptOutVocabulary.class, "opt-out-words.tsv")
            .map(line -> line.split("\t"))
            .collect(toUnmodifiableMap(row -> row[0], row -> Set.copyOf(List.of(row[1].split(" ")))));

    private static final Set<String> KNOWN =
            BY_KIND.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private OptOutVocabulary() {}

    static boolean knows(Collection<String> words) {
        return KNOWN.containsAll(words);
    }

    /** False for most names, and soon. */
    static boolean mayKnow(String name) {
        String first = ColumnWords.first(name);
        return KNOWN.contains(first) || WordJoins.mayBegin(first);
    }

    static long count(Collection<String> words, String kind) {
        Set<String> known = BY_KIND.getOrDefault(kind, Set.of());
        return words.stream().filter(known::contains).count();
    }
}
