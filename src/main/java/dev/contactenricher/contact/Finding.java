package dev.contactenricher.contact;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that is wrong with a field of a contact: an error when the contact was rejected for it, else a warning.
 *
 * @param field the field's name in the request, such as {@code phone} or {@code address.postal_code}
 * @param code stable and machine-readable, such as {@code consent_missing}
 * @param message for people; names the rule, never the value
 */
public record Finding(String field, String code, String message) {

    /** The message of one code for many contacts: where theirs differ, as in the country, an ellipsis stands for it. */
    public static String shared(String one, String other) {
        List<String> words = List.of(one.split(" "));
        List<String> others = List.of(other.split(" "));
        int head = alike(words, others);
        int tail = alike(
                words.subList(head, words.size()).reversed(),
                others.subList(head, others.size()).reversed());
        if (head == words.size() && head == others.size()) {
            return one;
        }
        var shared = new ArrayList<>(words.subList(0, head));
        shared.add("…");
        shared.addAll(words.subList(words.size() - tail, words.size()));
        return String.join(" ", shared);
    }

    /** How many words both begin with. */
    private static int alike(List<String> words, List<String> others) {
        int most = Math.min(words.size(), others.size());
        int count = 0;
        while (count < most && words.get(count).equals(others.get(count))) {
            count++;
        }
        return count;
    }
}
