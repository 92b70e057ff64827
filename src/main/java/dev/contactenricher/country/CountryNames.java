package dev.contactenricher.country;

import dev.contactenricher.text.Tables;
import dev.contactenricher.text.Text;
import dev.contactenricher.text.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names of countries in the common languages, from CLDR, with what people write besides. */
public final class CountryNames {

    /** Words that make no difference to which country is meant. */
    private static final Set<String> FILLERS = fillers(false);

    /**
     * With words that tell two states of one name apart, and make no difference elsewhere: democratic, people's,
     * federal.
     */
    private static final Set<String> ALL_FILLERS = fillers(true);

    /** Names that such words divide: they never count without them. */
    private static final Set<String> SEVERAL_STATES = Set.of(
            "congo", "kongo", "korea", "corea", "coree", "coreia", "china", "chine", "cina", "kina", "guinea", "");

    /** What is left of the United Kingdom and the United States alike: without the kingdom it says neither. */
    private static final Set<String> UNITED = Set.of(
            "united",
            "unido",
            "unidos",
            "unito",
            "uniti",
            "unit",
            "unis",
            "uni",
            "unida",
            "vereinigtes",
            "vereinigte",
            "verenigd",
            "verenigde",
            "forenede",
            "forente",
            "forenade",
            "spojene",
            "jungtine",
            "egyesult",
            "apvienota",
            "ferienigde",
            "bashkuar",
            "aontaithe");

    /** {@code Le Royaume-Uni}, {@code Os Estados Unidos}. */
    private static final Pattern ARTICLE =
            Pattern.compile("(?iu)^(?:l[ae]s?|el|los|il|gli|der|die|das|het|de|os?|as?|yr?|an) (?=\\p{L})");

    private static final Pattern KINGDOM = Pattern.compile(
            "(?iu)k[io]ngdom|k[öo]nigreich|koninkr[iy]k|royaume|re[ig]no|konge?rike|kongeriget|konungarike|kr[áa]lovstv|króles|karal");

    /** Names that some words in brackets make another country's: Korea (North), Samoa (American), Sudan (South). */
    private static final Set<String> DIVIDED = Set.of(
            "KR", "KP", "CG", "CD", "GN", "WS", "VI", "VG", "SD", "IE", "TL", "DM", "CN", "CY", "PG", "GF", "PF", "DE",
            "VN", "YE");

    private static final Map<String, String> CODES = new HashMap<>(24_000);

    /**
     * Names that look like a code without their accents, such as the Vietnamese Mỹ and Áo: they count as written
     * only.
     */
    private static final Map<String, String> ACCENTED = new HashMap<>();

    private static final Map<String, String> LOOSE_CODES = new HashMap<>(24_000);

    private static final int LONGEST_CODE = 3;

    static {
        load();
    }

    private CountryNames() {}

    /** The alpha-2 code of the country of that name, or null. */
    public static @Nullable String find(String name) {
        String folded = NameFolding.fold(name);
        return folded.length() > LONGEST_CODE
                ? CODES.get(folded)
                : CODES.getOrDefault(folded, ACCENTED.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Every folded name, with its country's code. */
    static Map<String, String> all() {
        return Collections.unmodifiableMap(CODES);
    }

    /** As {@link #findLoosely}, for a name that stands for one country whatever was added to it. */
    static @Nullable String alone(String name) {
        String code = findLoosely(name);
        return code == null || DIVIDED.contains(code) ? null : code;
    }

    /** As {@link #find}, or by a code in capitals. */
    public static @Nullable String codeOrName(String text) {
        String code = text.length() <= LONGEST_CODE && Words.isUpper(text)
                ? Countries.find(text).orElse(null)
                : null;
        return code == null ? find(text) : code;
    }

    /** As {@link #find}, whatever the order of the words and without such as "Republic of" and "the". */
    public static @Nullable String findLoosely(String name) {
        String code = find(name);
        if (code != null || name.length() <= LONGEST_CODE) {
            return code;
        }
        String bare = ARTICLE.matcher(name).replaceFirst("");
        code = bare.length() <= LONGEST_CODE || bare.length() == name.length() ? null : find(bare);
        if (code != null) {
            return code;
        }
        String words = loose(name, FILLERS);
        code = UNITED.contains(words) && !KINGDOM.matcher(name).find() ? null : LOOSE_CODES.get(words);
        if (code == null) {
            String fewest = loose(name, ALL_FILLERS);
            code = SEVERAL_STATES.contains(fewest) || UNITED.contains(fewest) ? null : LOOSE_CODES.get(fewest);
        }
        return code == null ? transliterated(name) : code;
    }

    /** {@code Oesterreich}, {@code Fuerstentum}: a letter with two dots written as two. */
    private static @Nullable String transliterated(String name) {
        String plain = NameFolding.transliterated(NameFolding.fold(name));
        return plain == null || plain.length() <= LONGEST_CODE ? null : CODES.get(plain);
    }

    private static String loose(String name, Set<String> fillers) {
        List<String> words = new ArrayList<>();
        for (String word : NameFolding.words(name).split(" ")) {
            if (!fillers.contains(word)) {
                // Μολδαβία and Δημοκρατία της Μολδαβίας
                words.add(word.endsWith("ς") ? word.substring(0, word.length() - 1) : word);
            }
        }
        Collections.sort(words);
        return String.join(" ", words);
    }

    private static Set<String> fillers(boolean qualifying) {
        return Tables.read(CountryNames.class, "country-fillers.tsv").stream()
                .filter(row -> qualifying || !row[0].equals("qualifying"))
                .flatMap(row -> Arrays.stream(row[1].split(" ")))
                .map(word -> NameFolding.letters(word, false))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void load() {
        for (String[] row : Tables.read(CountryNames.class, "country-names.tsv")) {
            add(row[0], row[1], false);
        }
        for (String[] row : Tables.read(CountryNames.class, "country-aliases.tsv")) {
            for (String alias : row[1].split("\\|")) {
                add(row[0], alias, true);
            }
        }
        CODES.remove("");
        // of Christmas Island in Portuguese; Natal alone is a city
        LOOSE_CODES.remove("natal");
        // what is left of E.U.A. is no name
        LOOSE_CODES.keySet().removeIf(name -> name.length() <= LONGEST_CODE && Text.isAscii(name));
        LOOSE_CODES.values().removeIf(String::isEmpty);
    }

    private static void add(String code, String name, boolean wins) {
        String folded = NameFolding.fold(name);
        boolean likeCode = folded.length() <= LONGEST_CODE && Text.isAscii(folded);
        if (wins && !(likeCode && !Text.isAscii(name))) {
            CODES.put(folded, code);
        } else if (likeCode) {
            ACCENTED.putIfAbsent(name.toLowerCase(Locale.ROOT), code);
            return;
        } else {
            CODES.putIfAbsent(folded, code);
        }
        // A loose name that two countries share means neither, unless an alias decides.
        if (wins) {
            LOOSE_CODES.put(loose(name, FILLERS), code);
        } else {
            LOOSE_CODES.merge(loose(name, FILLERS), code, (one, other) -> one.equals(other) ? one : "");
        }
    }
}
