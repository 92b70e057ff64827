package dev.contactenricher.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The capital and small letters of one word that was written in capitals. */
final class WordCase {

    private static final Set<String> PARTICLES = Set.of(
            "von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le",
            "las", "los", "zu", "zum", "zur", "ter", "ten", "af", "av", "bin", "bint", "ibn", "am", "an", "im", "in",
            "auf", "of", "the", "and", "y", "e", "et", "und", "sur", "aux", "op");

    /** Such words between the hyphens of one, as in Boulogne-sur-Mer. */
    private static final Set<String> BETWEEN_HYPHENS = Set.of(
            "de", "du", "des", "la", "le", "les", "lès", "sur", "sous", "en", "aux", "et", "am", "an", "der", "op",
            "aan", "den", "ob", "vor", "upon", "on", "in", "of", "the", "under");

    private static final Set<String> CAPITALS_OF_ADDRESSES = Set.of(
            "NE", "NW", "SE", "SW", "N", "S", "E", "W", "PO", "P.O.", "US", "USA", "UK", "RR", "HC", "CR", "FM", "SR",
            "BP", "CP", "PMB", "DC", "NYC", "CDMX", "CABA", "APO", "FPO", "DPO", "PSC", "CMR", "BFPO");

    private static final Pattern ROMAN = Pattern.compile("(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3}),?");
    /** Numerals stand behind a name: {@code VI} and {@code XI} are names themselves. */
    private static final Pattern SYLLABLE = Pattern.compile("[VX]I,?");

    private static final Pattern MC_NAME = Pattern.compile("MC\\p{Lu}{3,}.*");

    /** Elided words before a name that begins with a capital itself. */
    private static final Set<String> ELIDED =
            Set.of("D", "L", "O", "N", "M", "QU", "DELL", "DALL", "NELL", "SULL", "ALL", "COLL", "SANT", "UN");

    private static final Set<String> ELIDED_ARTICLES = Set.of("L", "DELL", "DALL", "NELL", "SULL", "ALL");
    private static final Pattern DUTCH_ARTICLE = Pattern.compile("['’‘´`][STNK](?:-.*)?");

    /** In Dutch IJ is one letter; where a vowel follows it is two, of another language. */
    private static final Pattern DUTCH_IJ = Pattern.compile("IJ[BCDFGHKLMNPQRSTVWXZ].*");

    private static final String APOSTROPHES = "'’‘´`ʼ";

    private WordCase() {}

    static String word(String word, boolean first, boolean last, boolean name, boolean turkish) {
        if (!name && CAPITALS_OF_ADDRESSES.contains(word)
                || word.length() > 1 && word.indexOf('&') >= 0
                || isRoman(word) && !(name && first && SYLLABLE.matcher(word).matches())
                || Words.hasDigit(word) && word.length() <= 4 && !isOrdinal(word)) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (!first && !last && PARTICLES.contains(lower)) {
            return lower;
        }
        if (DUTCH_ARTICLE.matcher(word).matches()) {
            return lower.substring(0, 2)
                    + (word.length() > 2 ? "-" + capitalized(word.substring(3), false, last, name, turkish) : "");
        }
        return capitalized(word, first, last, name, turkish);
    }

    /** With its parts between hyphens each like a word: {@code Smith-O'Neil}, {@code Villeneuve-d'Ascq}. */
    private static String capitalized(String word, boolean first, boolean last, boolean name, boolean turkish) {
        String[] parts = word.split("-", -1);
        if (parts.length == 1 || parts[0].isEmpty()) {
            return part(word, first, name, turkish);
        }
        StringBuilder whole = new StringBuilder(word.length());
        for (int i = 0; i < parts.length; i++) {
            String lower = parts[i].toLowerCase(Locale.ROOT);
            boolean end = i == parts.length - 1;
            boolean between = i > 0 && (end ? !last && PARTICLES.contains(lower) : BETWEEN_HYPHENS.contains(lower));
            whole.append(i == 0 ? "" : "-").append(between ? lower : part(parts[i], first && i == 0, name, turkish));
        }
        return whole.toString();
    }

    private static String part(String word, boolean first, boolean name, boolean turkish) {
        if (MC_NAME.matcher(word).matches()) {
            return "Mc" + title(word.substring(2), turkish);
        }
        int apostrophe = apostrophe(word);
        if (apostrophe > 0 && word.length() > apostrophe + 2 && ELIDED.contains(word.substring(0, apostrophe))) {
            String elided = word.substring(0, apostrophe);
            boolean article = ELIDED_ARTICLES.contains(elided) || !name && elided.equals("D");
            return (!first && article ? elided.toLowerCase(Locale.ROOT) : title(elided, turkish))
                    + word.charAt(apostrophe)
                    + title(word.substring(apostrophe + 1), turkish);
        }
        return title(word, turkish);
    }

    private static int apostrophe(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (APOSTROPHES.indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isRoman(String word) {
        return word.length() > 1 && ROMAN.matcher(word).matches();
    }

    private static boolean isOrdinal(String word) {
        return word.endsWith("ST") || word.endsWith("ND") || word.endsWith("RD") || word.endsWith("TH");
    }

    /** Capital letters at the start and behind hyphens, brackets and dots. */
    private static String title(String word, boolean turkish) {
        StringBuilder title = new StringBuilder(word.length());
        int capitals = DUTCH_IJ.matcher(word).matches() ? 2 : 0;
        boolean start = true;
        for (int i = 0; i < word.length(); ) {
            int c = word.codePointAt(i);
            i += Character.charCount(c);
            title.appendCodePoint(
                    i <= capitals ? c : start ? Character.toTitleCase(c) : lower(c, turkish, i == word.length()));
            start = c == '-' || c == '(' || c == '.' || c == '/' || start && !Character.isLetterOrDigit(c);
        }
        return title.toString();
    }

    /** Each letter by itself, so that an İ leaves no dot above behind; a last Σ has a form of its own. */
    private static int lower(int c, boolean turkish, boolean last) {
        return switch (c) {
            case 'İ' -> 'i';
            case 'I' -> turkish ? 'ı' : 'i';
            case 'Σ' -> last ? 'ς' : 'σ';
            default -> Character.toLowerCase(c);
        };
    }
}
