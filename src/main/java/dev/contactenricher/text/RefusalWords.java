package dev.contactenricher.text;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Hears a no in what people write where they are asked for consent: {@code nein}, {@code opted out}, {@code no consent
 * given}, {@code Einwilligung widerrufen}. What says more than that is none: {@code no answer}, {@code not unsubscribed}.
 */
public final class RefusalWords {

    private static final Map<String, Set<String>> WORDS = Tables.lines(RefusalWords.class, "refusal-words.tsv")
            .map(line -> line.split("\t"))
            .collect(toUnmodifiableMap(row -> row[0], row -> Set.of(row[1].split("\\|"))));

    private static final Set<String> PLAIN = words("no");
    private static final Set<String> REFUSED = words("refused");
    private static final Set<String> NEGATIONS = words("negation");
    private static final Set<String> KNOWN = new HashSet<>();

    static {
        KNOWN.addAll(words("consent"));
        KNOWN.addAll(words("beside"));
    }

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}✗✘✕✖×❌☒🚫👎]+");

    /** {@code No, do not call}: two words that say no, and yet none undoes the other. */
    private static final Pattern CLAUSES = Pattern.compile("\\s*[,;:()\\[\\]/]\\s*|\\s+[-–—]\\s+");

    /** One negation in two words: {@code ne pas autoriser}, {@code ne consent pas}. */
    private static final Pattern NE_PAS = Pattern.compile("\\bne ((?:\\p{L}+ )?)pas\\b");

    private static final int LONGEST = 60;

    private RefusalWords() {}

    /** True for a plain no, to whatever was asked. */
    public static boolean isNo(String text) {
        return PLAIN.contains(bare(text));
    }

    /** True for what says of a person that they want none, whatever was asked. */
    public static boolean isRefusal(String text) {
        return text.length() <= LONGEST && (isRefused(text) || isRefusedInClauses(text));
    }

    private static boolean isRefusedInClauses(String text) {
        String[] clauses = CLAUSES.split(text);
        return clauses.length > 1
                && Arrays.stream(clauses).allMatch(clause -> isNo(clause) || isRefused(clause))
                && Arrays.stream(clauses).anyMatch(RefusalWords::isRefused);
    }

    /** Exactly one word of it says no, and no other is a stranger. */
    private static boolean isRefused(String clause) {
        List<String> words = Words.of(NE_PAS.matcher(bare(clause)).replaceAll("$1pas"));
        int denying = 0;
        for (String word : words) {
            boolean denies = REFUSED.contains(word) || NEGATIONS.contains(word);
            if (!denies && !KNOWN.contains(word)) {
                return false;
            }
            denying += denies ? 1 : 0;
        }
        return denying == 1 && (words.size() > 1 || REFUSED.contains(words.getFirst()));
    }

    private static String bare(String text) {
        if (text.length() > LONGEST) {
            return "";
        }
        return SIGNS.matcher(Text.line(text).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }

    private static Set<String> words(String kind) {
        return WORDS.getOrDefault(kind, Set.of());
    }
}
