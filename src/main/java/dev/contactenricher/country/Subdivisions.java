package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** States, provinces, counties and the like, by their names and abbreviations. */
public final class Subdivisions {

    /** Where addresses carry the abbreviation and not the name. */
    private static final Set<String> ABBREVIATING = Set.of("US", "CA", "AU", "BR", "IT");

    /** Words that say what kind of a part it is, before or behind its name. */
    private static final Pattern KIND = Pattern.compile(
            "(?iu)^(?:departamento|provincia|província|province|provincie|provinz"
                    + "|estado|state|región|región metropolitana|regione?|region|région|governorate|county|co\\.|district|distrito"
                    + "|prefecture|oblast|jud\\.|woj\\.|województwo|județul|prov\\.|dept\\.|dpto\\.|depto\\.|edo\\.|pcia\\.|emirate|città metropolitana|citta metropolitana|metropolitan city|libero consorzio comunale|tp\\.?|thành phố|tỉnh|обл\\.|респ\\.|республика|จังหวัด|land|freistaat|kanton|canton|municipality|محافظة|ولاية|منطقة|استان|إمارة)"
                    + " (?:de la |de los |del |de |do |da |di |of |d[’'])?"
                    + "|[ -](?:province|state|region|governorate|county|district|prefecture|oblast['’]?|krai|parish|voivodeship"
                    + "|department|division|-?ken|-?fu|-?do|-?si|län|fylke|megye|nov\\.|novads|pag\\.|maakond|apskritis|župa|županija|область|обл\\.?|край|省|市|県|府|도|시)$");

    private static final int LONGEST = 80;
    private static final Map<String, List<String[]>> ROWS = rows();
    private static final Map<String, Map<String, Subdivision>> PARTS = new ConcurrentHashMap<>();

    private Subdivisions() {}

    /** A text that is looked up, folded once for all the countries that it is asked of. */
    public static final class Name {

        private final String folded;
        private final @Nullable String bare;

        public Name(String text) {
            this.folded = text.length() > LONGEST ? "" : NameFolding.fold(text);
            this.bare = folded.isEmpty() ? null : withoutKind(text);
        }
    }

    public static @Nullable Subdivision find(String country, String text) {
        return text.length() > LONGEST || parts(country).isEmpty() ? null : find(country, new Name(text));
    }

    public static @Nullable Subdivision find(String country, Name name) {
        Map<String, Subdivision> parts = parts(country);
        Subdivision part = parts.get(name.folded);
        return part != null || name.bare == null ? part : named(parts.get(name.bare));
    }

    /** True for {@code IL} and {@code Illinois}: two writings of one part of the country. */
    public static boolean areSame(String country, String one, String other) {
        Subdivision first = find(country, one);
        Subdivision second = first == null ? null : find(country, other);
        return first != null && second != null && first.key().equals(second.key());
    }

    /** Without the word for its kind, folded; null when there is none. */
    static @Nullable String withoutKind(String text) {
        if (text.length() > LONGEST || text.indexOf(' ') < 0 && text.indexOf('-') < 0) {
            return null;
        }
        String bare = KIND.matcher(text).replaceAll("").strip();
        return bare.isEmpty() || bare.length() == text.length() ? null : NameFolding.fold(bare);
    }

    private static Map<String, Subdivision> parts(String country) {
        Map<String, Subdivision> parts = PARTS.get(country);
        return parts != null ? parts : PARTS.computeIfAbsent(country, Subdivisions::index);
    }

    /** All names and abbreviations of a country's parts. */
    public static List<String> names(String country) {
        List<String> names = new ArrayList<>();
        for (String[] row : ROWS.getOrDefault(country, List.of())) {
            names.add(row[1]);
            names.addAll(List.of(row[2].split("\\|")));
        }
        return names;
    }

    private static @Nullable Subdivision named(@Nullable Subdivision part) {
        return part == null || part.abbreviated() ? null : part;
    }

    /** The form that addresses carry: the abbreviation where that is the custom, else the name as it was written. */
    public static String customary(String country, String text) {
        // US-IL
        boolean code =
                text.length() > 3 && "-_".indexOf(text.charAt(2)) >= 0 && text.regionMatches(true, 0, country, 0, 2);
        if (!code && !ABBREVIATING.contains(country)) {
            return text;
        }
        String written = code ? text.substring(3) : text;
        String alias = StateAliases.code(country, written);
        Subdivision part = alias == null ? find(country, written) : null;
        String key = alias != null ? alias : part != null ? part.key() : StateWritings.code(country, written);
        return key == null || key.chars().anyMatch(Character::isDigit) ? text : key;
    }

    private static Map<String, Subdivision> index(String country) {
        Map<String, Subdivision> parts = new HashMap<>();
        for (String[] row : ROWS.getOrDefault(country, List.of())) {
            Pattern codes = row[3].isEmpty() ? null : Pattern.compile("(?:" + row[3] + ").*");
            if (row[1].length() <= 3 && Words.isUpper(row[1])) {
                parts.putIfAbsent(NameFolding.fold(row[1]), new Subdivision(row[1], true, codes));
            }
            for (String name : row[2].split("\\|")) {
                boolean abbreviated =
                        name.length() <= 3 && Words.isAll(name, c -> c < 0x80 && Character.isUpperCase(c));
                parts.putIfAbsent(NameFolding.fold(name), new Subdivision(row[1], abbreviated, codes));
                String bare = KIND.matcher(name).replaceAll("").strip();
                if (!abbreviated && bare.length() > 3) {
                    parts.putIfAbsent(NameFolding.fold(bare), new Subdivision(row[1], false, codes));
                }
            }
        }
        return Map.copyOf(parts);
    }

    private static Map<String, List<String[]>> rows() {
        Map<String, List<String[]>> rows = new HashMap<>();
        for (String[] row : Tables.read(Subdivisions.class, "subdivisions.tsv")) {
            rows.computeIfAbsent(row[0], country -> new ArrayList<>()).add(row);
        }
        return rows;
    }
}
