package dev.contactenricher.text;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Calms text that shouts: ALL CAPS become title case. Any other writing stays as it is. Names differ from addresses. */
public final class Casing {
    private static final int MIN_LETTERS = 3;

    /** Shorter first names in capitals are initials when they have none of these, or end in J. */
    private static final Pattern SHORT_NAME = Pattern.compile("(?=.*[AEIOUYÄÖÜÉ]).*[^J]");

    private Casing() {}

    /**
     * A street, town or state.
     *
     * @param country alpha-2 code of where it is, or of nowhere
     */
    public static String calm(String text, String country) {
        return isShouting(text, MIN_LETTERS) ? calmed(text, country, false) : text;
    }

    /**
     * A person's name. {@code LI}, {@code NG} and {@code DO} are last names like others; {@code JO} and {@code AL} are first
     * names where the last name is in capitals, too, {@code JD} and {@code AJ} are initials.
     *
     * @param other the person's other name as it was written, or null; null, too, for a last name
     * @param country alpha-2 code of where the person is, or null
     */
    public static String calmName(String text, boolean last, @Nullable String other, @Nullable String country) {
        boolean calmable = isShouting(text, MIN_LETTERS)
                || last && isShouting(text, 2)
                || other != null
                        && isShouting(other, 2)
                        && isShouting(text, 2)
                        && SHORT_NAME.matcher(text).matches();
        return calmable ? calmed(text, country == null ? "" : country, true) : text;
    }

    private static String calmed(String text, String country, boolean name) {
        boolean turkish = TurkishLetters.areIn(text, country);
        String[] words = text.split(" ");
        StringBuilder calm = new StringBuilder(text.length());
        for (int i = 0; i < words.length; i++) {
            if (i > 0) {
                calm.append(' ');
            }
            boolean last = i == words.length - 1;
            String credential = name && i > 0 ? Credentials.find(words[i], words[i - 1]) : null;
            calm.append(credential == null ? WordCase.word(words[i], i == 0, last, name, turkish) : credential);
        }
        return Normalizer.normalize(calm, Normalizer.Form.NFC);
    }

    private static boolean isShouting(String text, int leastLetters) {
        int upper = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLowerCase(c) && c != 'ß' && c != 'ª' && c != 'º') {
                return false;
            }
            upper += Character.isUpperCase(c) ? 1 : 0;
        }
        return upper >= leastLetters;
    }
}
