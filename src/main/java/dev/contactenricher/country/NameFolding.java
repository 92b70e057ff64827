package dev.contactenricher.country;

import dev.contactenricher.text.Letters;
import dev.contactenricher.text.Text;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Folds the names of countries and places: what is left in common of two spellings of a name. */
public final class NameFolding {

    private NameFolding() {}

    /** Letters and digits only, without accents and case: what is left in common of two spellings of a name. */
    public static String fold(String name) {
        String key = letters(name, false);
        return key.startsWith("the") && key.length() > 5 ? key.substring(3) : key;
    }

    /** {@code muenchen} as {@code munchen}: a folded name whose letters with two dots were written as two, else null. */
    static @Nullable String transliterated(String folded) {
        String plain = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
        return plain.length() == folded.length() ? null : plain;
    }

    /** As {@link #fold}, but with a space between the words. */
    static String words(String name) {
        return letters(name, true);
    }

    static String letters(String name, boolean spaced) {
        StringBuilder folded = new StringBuilder(name.length() + 4);
        boolean gap = true;
        String plain = Text.isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKD);
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            c = Character.toLowerCase(c);
            c = c < Letters.FIRST ? c : Letters.fold(c);
            if (c == Letters.NONE) {
                continue;
            }
            if (c == '&') {
                folded.append("and");
                gap = false;
            } else if (Character.isLetterOrDigit(c) && !isApostrophe(c) || isMark(c)) {
                if (gap && spaced && !folded.isEmpty()) {
                    folded.append(' ');
                }
                if (gap && c == 's' && plain.regionMatches(true, i, "aint", 0, 4) && isEnd(plain, i + 4)) {
                    folded.append("st");
                    i += 4;
                } else {
                    Letters.appendPlain(folded, c);
                }
                gap = false;
            } else if (c > 0x36F || c < 0x300) {
                gap = true;
            }
        }
        return folded.toString();
    }

    private static boolean isEnd(String text, int index) {
        return index >= text.length() || !Character.isLetter(text.charAt(index));
    }

    /** The letters that look like one, as in {@code Вʼєтнам} and {@code Oʻzbekiston}: many keyboards have the sign only. */
    private static boolean isApostrophe(int c) {
        return c >= 0x2B9 && c <= 0x2BF;
    }

    /** Vowel signs and the like, which are letters in their scripts; not the accents of Latin and Greek. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.COMBINING_SPACING_MARK || type == Character.NON_SPACING_MARK && c > 0x36F;
    }
}
