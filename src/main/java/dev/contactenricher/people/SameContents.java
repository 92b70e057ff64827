package dev.contactenricher.people;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Persons without a key that identifies them, by the content with which they came. */
final class SameContents {

    private final Map<String, Deque<PersonLookup.Same>> known = new HashMap<>();

    /** @param known the oldest first */
    SameContents(Stream<PersonLookup.Same> known) {
        known.forEach(same -> this.known
                .computeIfAbsent(HexFormat.of().formatHex(same.content()), content -> new ArrayDeque<>())
                .add(same));
    }

    /** Each known person is recognised in one of these at most. */
    List<Recognized> knownAmong(List<Recognized> recognized) {
        return recognized.stream().map(this::known).toList();
    }

    private Recognized known(Recognized person) {
        String content = Pseudonyms.text(person.learnt().content());
        PersonLookup.Same same = content == null
                ? null
                : known.getOrDefault(content, new ArrayDeque<>()).poll();
        return same == null ? person : person.as(same);
    }
}
