package dev.contactenricher.mapping;

import dev.contactenricher.text.Tables;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What words tell of opt-outs and consents. */
final class OptOutVocabulary {

    private static final Map<String, Set<String>> BY_KIND = Tables.words(OptOutVocabulary.class, "opt-out-words.tsv");

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
