package dev.contactenricher.dedup;

import java.util.Map;

/** Short forms of first names that do not begin like the name, and are short for no other. Without case and marks. */
final class ShortForms {

    private static final Map<String, String> FULL_NAMES = Map.ofEntries(
            Map.entry("andy", "andrew"),
            Map.entry("becky", "rebecca"),
            Map.entry("bill", "william"),
            Map.entry("billy", "william"),
            Map.entry("bob", "robert"),
            Map.entry("bobby", "robert"),
            Map.entry("chuck", "charles"),
            Map.entry("dave", "david"),
            Map.entry("debbie", "deborah"),
            Map.entry("dick", "richard"),
            Map.entry("rick", "richard"),
            Map.entry("jenny", "jennifer"),
            Map.entry("jim", "james"),
            Map.entry("jimmy", "james"),
            Map.entry("joe", "joseph"),
            Map.entry("kate", "katherine"),
            Map.entry("katie", "katherine"),
            Map.entry("kathy", "katherine"),
            Map.entry("larry", "lawrence"),
            Map.entry("liz", "elizabeth"),
            Map.entry("lizzie", "elizabeth"),
            Map.entry("maggie", "margaret"),
            Map.entry("peggy", "margaret"),
            Map.entry("mike", "michael"),
            Map.entry("nick", "nicholas"),
            Map.entry("sue", "susan"),
            Map.entry("ted", "edward"),
            Map.entry("tom", "thomas"),
            Map.entry("tony", "anthony"),
            Map.entry("hanna", "johanna"),
            Map.entry("hans", "johannes"),
            Map.entry("uli", "ulrich"),
            Map.entry("beppe", "giuseppe"),
            Map.entry("gigi", "luigi"),
            Map.entry("lola", "dolores"),
            Map.entry("paco", "francisco"),
            Map.entry("pepe", "jose"));

    private ShortForms() {}

    static String fullName(String word) {
        return FULL_NAMES.getOrDefault(word, word);
    }
}
