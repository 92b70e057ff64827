package dev.contactenricher.identity;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The usual short forms and other spellings of first names. */
final class ShortForms {

    private static final Map<String, String> FULL_NAMES = WordLists.read("short-forms.txt")
            .map(line -> Arrays.stream(line.split(" "))
                    .map(NameText::single)
                    .distinct()
                    .toArray(String[]::new))
            .flatMap(names -> Arrays.stream(names).skip(1).map(name -> Map.entry(name, names[0])))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ShortForms() {}

    /** What a {@linkplain NameText#single word} is short for; the word itself when it is none. */
    static String fullName(String word) {
        return FULL_NAMES.getOrDefault(word, word);
    }
}
