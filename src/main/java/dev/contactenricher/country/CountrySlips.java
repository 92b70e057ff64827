package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a country's name with one slip of the keyboard in it: a letter too many, too few, a wrong one, or two that changed
 * places; in scripts that spell sounds, also another spelling of one. Only names long enough to be unmistakable, only when no
 * other country is as near, and never a large city, which Μόναχο (Munich) is, one letter from Monaco.
 *
 * <p>One slip leaves either the first or the last two letters as they are, so only names that share these are compared.
 */
final class CountrySlips {

    private static final int SHORTEST = 6;
    private static final int SHORTEST_SWAPPED = 5;
    private static final int LONGEST = 30;
    private static final int SHARED = 2;

    private static final Map<String, List<String>> BY_BEGINNING = new HashMap<>();
    private static final Map<String, List<String>> BY_END = new HashMap<>();

    static {
        for (String name : CountryNames.all().keySet()) {
            if (name.length() >= SHORTEST_SWAPPED && name.length() <= LONGEST + 1 && isPlain(name)) {
                BY_BEGINNING
                        .computeIfAbsent(beginning(name), key -> new ArrayList<>())
                        .add(name);
                BY_END.computeIfAbsent(end(name), key -> new ArrayList<>()).add(name);
            }
        }
    }

    private CountrySlips() {}

    static @Nullable String find(String text) {
        String name = NameFolding.fold(text);
        if (name.length() < SHORTEST_SWAPPED || name.length() > LONGEST || !isPlain(name) || LargeCities.isCity(text)) {
            return null;
        }
        String found = null;
        for (List<String> near : List.of(
                BY_BEGINNING.getOrDefault(beginning(name), List.of()), BY_END.getOrDefault(end(name), List.of()))) {
            for (String known : near) {
                if (isOneSlipFrom(known, name)) {
                    String code = CountryNames.all().get(known);
                    if (found != null && !found.equals(code)) {
                        return null;
                    }
                    found = code;
                }
            }
        }
        return found;
    }

    private static boolean isOneSlipFrom(String known, String name) {
        int longer = name.length() - known.length();
        if (longer < -1 || longer > 1) {
            return false;
        }
        int same = 0;
        int shorter = Math.min(name.length(), known.length());
        while (same < shorter && name.charAt(same) == known.charAt(same)) {
            same++;
        }
        if (longer == 0 && isSwapped(known, name, same)) {
            return true;
        }
        boolean changed = longer == 0
                ? sameFrom(known, same + 1, name, same + 1)
                : longer > 0 ? sameFrom(known, same, name, same + 1) : sameFrom(known, same + 1, name, same);
        return changed && name.length() >= SHORTEST;
    }

    private static boolean isSwapped(String known, String name, int at) {
        return at + 1 < name.length()
                && name.charAt(at) == known.charAt(at + 1)
                && name.charAt(at + 1) == known.charAt(at)
                && sameFrom(known, at + 2, name, at + 2);
    }

    private static boolean sameFrom(String known, int inKnown, String name, int inName) {
        int left = known.length() - inKnown;
        return left == name.length() - inName && known.regionMatches(inKnown, name, inName, left);
    }

    private static String beginning(String name) {
        return name.substring(0, SHARED);
    }

    private static String end(String name) {
        return name.substring(name.length() - SHARED);
    }

    private static boolean isPlain(String name) {
        return Words.isAll(name, c -> !Character.isDigit(c));
    }
}
