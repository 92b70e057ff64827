package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The towns and cities of each country, by GeoNames. A list can prove that words are a place's name, never that they are
 * none: hamlets and suburbs are missing.
 */
public final class Places {

    private record Line(int start, int end) {}

    private static final int MAX_NAME = 60;
    /** {@code Paris 15e}, {@code London SW1}, {@code Dublin D2}. */
    private static final Pattern NUMBERED_DISTRICT =
            Pattern.compile("(?iu)\\d{1,2}(?:er?|[èe]me)|(?:[NESW]|[NS][EW]|[EW]C|D)\\d{1,2}[A-Z]?");

    private static final byte[] TABLE = Tables.bytes(Places.class, "places.tsv");
    private static final Map<String, Line> LINES = lines();
    private static final Map<String, Set<String>> FOLDED = new ConcurrentHashMap<>();

    private Places() {}

    /** True when the country has a town of that name, whatever its case and accents. */
    public static boolean isPlace(String country, String name) {
        return name.length() <= MAX_NAME && new Name(name).isIn(country);
    }

    /** A name that is looked up, folded once for all the countries that it is asked of. */
    public static final class Name {

        private final String text;
        private final boolean latin;
        private final SequencedSet<String> folded = LinkedHashSet.newLinkedHashSet(4);
        private final int bracket;

        public Name(String text) {
            this.text = text;
            this.latin = Words.isLatin(text);
            this.bracket = text.endsWith(")") ? text.indexOf(" (") : -1;
            if (text.length() <= MAX_NAME) {
                folded.add(NameFolding.fold(text));
                addUnlessSame(withoutDistrict(text));
                addUnlessSame(withoutDistrict(withoutPart(text)));
                // Muenchen, Goeteborg, where umlauts were lost
                String plain = NameFolding.transliterated(folded.getFirst());
                if (plain != null) {
                    folded.add(plain);
                }
            }
        }

        private void addUnlessSame(String shorter) {
            if (shorter.length() < text.length()) {
                folded.add(NameFolding.fold(shorter));
            }
        }

        public boolean isIn(String country) {
            Set<String> places = FOLDED.get(country);
            places = places != null ? places : FOLDED.computeIfAbsent(country, Places::folded);
            for (String name : folded) {
                if (places.contains(name)) {
                    return true;
                }
            }
            return bracket > 0 && isWithSurname(country, places)
                    || !latin && text.length() <= MAX_NAME && LargeCities.isIn(country, text);
        }

        /** {@code Halle (Saale)} is one name, {@code Montréal (Québec)} is two. */
        private boolean isWithSurname(String country, Set<String> places) {
            return places.contains(NameFolding.fold(text.substring(0, bracket)))
                    && Subdivisions.find(country, text.substring(bracket + 2, text.length() - 1)) == null;
        }
    }

    /** {@code Praha 1 - Staré Město}, {@code Berlin-Mitte}, {@code Piran / Pirano}: the first of two names. */
    static String withoutPart(String name) {
        if (StreetWords.namesStreet(name)) {
            return name;
        }
        for (int i = 4; i < name.length(); i++) {
            if (name.charAt(i) == '-' || name.charAt(i) == '/') {
                return name.substring(0, i).strip();
            }
        }
        return name;
    }

    /** {@code Praha 1}, {@code Toulouse Cedex 6}, {@code København V}, {@code Paris 15e}: a postal district behind the city's name. */
    static String withoutDistrict(String name) {
        int end = name.length();
        for (int space = name.lastIndexOf(' '); space > 0; space = name.lastIndexOf(' ', space - 1)) {
            String word = name.substring(space + 1, end);
            if (!isDistrict(word)) {
                break;
            }
            end = space;
        }
        return name.substring(0, end);
    }

    private static boolean isDistrict(String word) {
        return word.equalsIgnoreCase("cedex")
                || word.equalsIgnoreCase("arrondissement")
                || Words.hasDigit(word) && NUMBERED_DISTRICT.matcher(word).matches()
                || word.length() <= 2 && Words.isAll(word, Character::isDigit)
                || word.length() <= 2 && Words.isUpper(word) && Words.isAll(word, c -> "CKNSVØ".indexOf(c) >= 0);
    }

    /** A country's names are read when the first of its addresses comes: few services meet all countries. */
    private static Set<String> folded(String country) {
        Set<String> folded = new HashSet<>();
        Line line = LINES.get(country);
        if (line != null) {
            String names = new String(TABLE, line.start, line.end - line.start, StandardCharsets.UTF_8);
            for (String name : names.split("\\|")) {
                folded.add(NameFolding.fold(name));
            }
        }
        return folded;
    }

    /** Where each country's names stand in the table: they begin behind the alpha-2 code and a tab. */
    private static Map<String, Line> lines() {
        Map<String, Line> lines = new HashMap<>();
        for (int start = 0, i = 0; i < TABLE.length; i++) {
            if (TABLE[i] == '\n') {
                String country = new String(TABLE, start, 2, StandardCharsets.UTF_8);
                lines.put(country, new Line(start + 3, i));
                start = i + 1;
            }
        }
        return Map.copyOf(lines);
    }
}
