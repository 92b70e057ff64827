package dev.contactenricher.normalize;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Calms text that shouts: ALL CAPS become title case. Any other writing stays as it is. */
final class Casing {

    private static final Set<String> PARTICLES = Set.of(
            "von", "van", "der", "den", "de", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le",
            "las", "los", "zu", "zum", "zur", "ter", "ten", "af", "av", "bin", "bint", "ibn", "am", "an", "im", "in",
            "auf", "of", "the", "and", "y", "e", "et", "und", "sur", "aux", "op");
    private static final Set<String> CAPITALS = Set.of(
            "NE", "NW", "SE", "SW", "N", "S", "E", "W", "PO", "P.O.", "US", "USA", "UK", "RR", "HC", "CR", "FM", "SR",
            "BP", "CP", "PMB", "DC", "NYC", "CDMX");
    private static final Pattern ROMAN = Pattern.compile("(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})");
    private static final Pattern APOSTROPHE_NAME = Pattern.compile("[OD]['’]\\p{Lu}.*");
    private static final Pattern FRENCH_ARTICLE = Pattern.compile("L['’]\\p{Lu}.*");
    private static final Pattern MC_NAME = Pattern.compile("MC\\p{Lu}{3,}");
    private static final int MIN_LETTERS = 3;

    private Casing() {}

    static String calm(String text) {
        if (!isShouting(text)) {
            return text;
        }
        String[] words = text.split(" ");
        StringBuilder calm = new StringBuilder(text.length());
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                calm.append(' ');
            }
            calm.append(word(words[i], i == 0, i == words.length - 1));
        }
        // Lower case takes some capitals apart, such as İ.
        return Normalizer.normalize(calm, Normalizer.Form.NFC);
    }

    private static boolean isShouting(String text) {
        int upper = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLowerCase(c)) {
                return false;
            }
            upper += Character.isUpperCase(c) ? 1 : 0;
        }
        return upper >= MIN_LETTERS;
    }

    private static String word(String word, boolean first, boolean last) {
        if (CAPITALS.contains(word)
                || isRoman(word)
                || Words.hasDigit(word) && word.length() <= 4 && !isOrdinal(word)) {
            return word;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        if (!first && !last && PARTICLES.contains(lower)) {
            return lower;
        }
        if (MC_NAME.matcher(word).matches()) {
            return "Mc" + word.charAt(2) + lower.substring(3);
        }
        if (FRENCH_ARTICLE.matcher(word).matches()) {
            return (first ? "L" : "l") + word.charAt(1) + title(lower.substring(2));
        }
        if (APOSTROPHE_NAME.matcher(word).matches()) {
            return word.charAt(0) + word.substring(1, 2) + title(lower.substring(2));
        }
        return title(lower);
    }

    private static boolean isRoman(String word) {
        return word.length() > 1 && ROMAN.matcher(word).matches();
    }

    private static boolean isOrdinal(String word) {
        return word.endsWith("ST") || word.endsWith("ND") || word.endsWith("RD") || word.endsWith("TH");
    }

    /** Capital letters at the start and behind hyphens, brackets and dots. */
    private static String title(String lower) {
        StringBuilder title = new StringBuilder(lower.length());
        boolean start = true;
        for (int i = 0; i < lower.length(); ) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            title.appendCodePoint(start ? Character.toTitleCase(c) : c);
            start = c == '-' || c == '(' || c == '.' || c == '/' || start && !Character.isLetterOrDigit(c);
        }
        return title.toString();
    }
}
