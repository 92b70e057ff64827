package dev.contactenricher.normalize;

import org.jspecify.annotations.Nullable;

/**
 * Reads a country's name with one slip of the keyboard in it: a letter too many, too few, a wrong one, or two that changed
 * places. Only names long enough to be unmistakable, and only when no other country is as near.
 */
final class CountrySlips {

    private static final int SHORTEST = 6;
    private static final int SHORTEST_SWAPPED = 5;
    private static final int LONGEST = 30;

    /** What was found so far: nothing, one country, or several. */
    private static final class Found {
        @Nullable String country;

        boolean several;

        void add(String name) {
            String code = CountryNames.find(name);
            several |= code != null && country != null && !code.equals(country);
            country = country == null ? code : country;
        }
    }

    private CountrySlips() {}

    static @Nullable String find(String text) {
        String name = CountryNames.fold(text);
        if (name.length() < SHORTEST_SWAPPED
                || name.length() > LONGEST
                || !name.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
            return null;
        }
        Found found = new Found();
        swapped(name, found);
        if (name.length() >= SHORTEST) {
            changed(name, found);
        }
        return found.several ? null : found.country;
    }

    private static void swapped(String name, Found found) {
        for (int i = 0; i + 1 < name.length(); i++) {
            found.add(name.substring(0, i) + name.charAt(i + 1) + name.charAt(i) + name.substring(i + 2));
        }
    }

    private static void changed(String name, Found found) {
        for (int i = 0; i <= name.length(); i++) {
            String before = name.substring(0, i);
            String behind = name.substring(i);
            String next = behind.isEmpty() ? "" : behind.substring(1);
            if (!behind.isEmpty()) {
                found.add(before + next);
            }
            for (char letter = 'a'; letter <= 'z'; letter++) {
                found.add(before + letter + behind);
                if (!behind.isEmpty()) {
                    found.add(before + letter + next);
                }
            }
        }
    }
}
