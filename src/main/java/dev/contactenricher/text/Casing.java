package dev.contactenricher.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calms text that shouts: ALL CAPS become title case. Any other writing stays as it is. Names differ from addresses. */
public final class Casing {

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
            "BP", "CP", "PMB", "DC", "NYC", "CDMX", "APO", "FPO", "DPO", "PSC", "CMR");

    /** Degrees and callings behind a name. */
    private static final Map<String, String> CREDENTIALS = Map.ofEntries(
            Map.entry("PHD", "PhD"),
            Map.entry("PH.D.", "Ph.D."),
            Map.entry("EDD", "EdD"),
            Map.entry("PSYD", "PsyD"),
            Map.entry("PHARMD", "PharmD"),
            Map.entry("MD", "MD"),
            Map.entry("CPA", "CPA"),
            Map.entry("DDS", "DDS"),
            Map.entry("DMD", "DMD"),
            Map.entry("DVM", "DVM"),
            Map.entry("DO", "DO"),
            Map.entry("RN", "RN"),
            Map.entry("MBA", "MBA"),
            Map.entry("JD", "JD"),
            Map.entry("LLM", "LLM"),
            Map.entry("LLB", "LLB"),
            Map.entry("MSC", "MSc"),
            Map.entry("BSC", "BSc"),
            Map.entry("MA", "MA"),
            Map.entry("BA", "BA"),
            Map.entry("PE", "PE"),
            Map.entry("CFA", "CFA"),
            Map.entry("CFP", "CFP"),
            Map.entry("PMP", "PMP"),
            Map.entry("OBE", "OBE"),
            Map.entry("MBE", "MBE"),
            Map.entry("LCSW", "LCSW"),
            Map.entry("NP", "NP"));

    /** Degrees that are no name in any language, so that they need no comma before them. */
    private static final Set<String> UNMISTAKABLE =
            Set.of("PHD", "PH.D.", "PSYD", "PHARMD", "MD", "CPA", "DDS", "DMD", "DVM", "MBA", "LLM", "LCSW");

    private static final Pattern ROMAN = Pattern.compile("(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3}),?");
    private static final Pattern MC_NAME = Pattern.compile("MC\\p{Lu}{3,}.*");

    /** Elided words before a name that begins with a capital itself. */
    private static final Set<String> ELIDED =
            Set.of("D", "L", "O", "N", "M", "QU", "DELL", "DALL", "NELL", "SULL", "ALL", "COLL", "SANT", "UN");

    private static final Set<String> ELIDED_ARTICLES = Set.of("L", "DELL", "DALL", "NELL", "SULL", "ALL");
    private static final Pattern DUTCH_ARTICLE = Pattern.compile("['’`][STNK](?:-.*)?");

    /** In Dutch IJ is one letter; where a vowel follows it is two, of another language. */
    private static final Pattern DUTCH_IJ = Pattern.compile("IJ[BCDFGHKLMNPQRSTVWXZ].*");

    private static final int MIN_LETTERS = 3;

    private Casing() {}

    /** A street, town or state. */
    public static String calm(String text) {
        return calm(text, false);
    }

    /** A person's name. */
    public static String calmName(String text) {
        return calm(text, true);
    }

    private static String calm(String text, boolean name) {
        if (!isShouting(text)) {
            return text;
        }
        boolean turkish = text.indexOf('İ') >= 0
                || text.indexOf('Ğ') >= 0
                || text.indexOf('ı') >= 0
                || text.indexOf('Ş') >= 0 && text.indexOf('Ţ') < 0 && text.indexOf('Ă') < 0;
        String[] words = text.split(" ");
        StringBuilder calm = new StringBuilder(text.length());
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                calm.append(' ');
            }
            boolean last = i == words.length - 1;
            String credential = name && i > 0 ? credential(words[i], words[i - 1]) : null;
            calm.append(credential == null ? word(words[i], i == 0, last, name, turkish) : credential);
        }
        return Normalizer.normalize(calm, Normalizer.Form.NFC);
    }

    private static boolean isShouting(String text) {
        int upper = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLowerCase(c) && c != 'ß' && c != 'ª' && c != 'º') {
                return false;
            }
            upper += Character.isUpperCase(c) ? 1 : 0;
        }
        return upper >= MIN_LETTERS;
    }

    private static @Nullable String credential(String word, String before) {
        String bare = word.endsWith(",") ? word.substring(0, word.length() - 1) : word;
        boolean behindComma = before.endsWith(",");
        String credential = behindComma || UNMISTAKABLE.contains(bare) ? CREDENTIALS.get(bare) : null;
        return credential == null ? null : credential + word.substring(bare.length());
    }

    private static String word(String word, boolean first, boolean last, boolean name, boolean turkish) {
        if (!name && CAPITALS_OF_ADDRESSES.contains(word)
                || isRoman(word)
                || Words.hasDigit(word) && word.length() <= 4 && !isOrdinal(word)) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (!first && !last && PARTICLES.contains(lower)) {
            return lower;
        }
        if (DUTCH_ARTICLE.matcher(word).matches()) {
            return lower.substring(0, 2) + (word.length() > 2 ? "-" + title(word.substring(3), turkish) : "");
        }
        if (MC_NAME.matcher(word).matches()) {
            return "Mc" + title(word.substring(2), turkish);
        }
        int apostrophe = Math.max(word.indexOf('\''), word.indexOf('’'));
        if (apostrophe > 0 && word.length() > apostrophe + 2 && ELIDED.contains(word.substring(0, apostrophe))) {
            String elided = word.substring(0, apostrophe);
            boolean article = ELIDED_ARTICLES.contains(elided) || !name && elided.equals("D");
            return (!first && article ? elided.toLowerCase(Locale.ROOT) : title(elided, turkish))
                    + word.charAt(apostrophe)
                    + title(word.substring(apostrophe + 1), turkish);
        }
        return title(word, turkish);
    }

    private static boolean isRoman(String word) {
        return word.length() > 1 && ROMAN.matcher(word).matches();
    }

    private static boolean isOrdinal(String word) {
        return word.endsWith("ST") || word.endsWith("ND") || word.endsWith("RD") || word.endsWith("TH");
    }

    /** Capital letters at the start and behind hyphens, brackets and dots. */
    private static String title(String word, boolean turkish) {
        if (word.indexOf('-') > 0) {
            return titleOfParts(word, turkish);
        }
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

    private static String titleOfParts(String word, boolean turkish) {
        String[] parts = word.split("-", -1);
        StringBuilder title = new StringBuilder(word.length());
        for (int i = 0; i < parts.length; i++) {
            String lower = parts[i].toLowerCase(Locale.ROOT);
            boolean between = i > 0 && i < parts.length - 1 && BETWEEN_HYPHENS.contains(lower);
            title.append(i == 0 ? "" : "-").append(between ? lower : title(parts[i], turkish));
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
