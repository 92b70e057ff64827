package dev.contactenricher.text;

import java.util.Set;

/**
 * Whether the I of a text in capitals is the capital of ı, as in Turkish and Azerbaijani, or of i, as elsewhere. İ and Ğ
 * are proof. Ş alone is not, since Romanian and Kurdish have it, too: then the country decides, or other letters that only
 * Turkish has beside it, or the harmony of the vowels.
 */
final class TurkishLetters {

    private static final String PROOF = "İĞ";
    private static final String OTHERS = "ÇÖÜƏ";
    private static final Set<String> TURKISH = Set.of("TR", "AZ", "CY");
    private static final Set<String> ROMANIAN = Set.of("RO", "MD");

    /** What Turkish does not have, or has as a front vowel, beside which no ı stands. */
    private static final String FOREIGN = "EİÖÜĂÎÂŢÊÛ";

    private static final String BACK_VOWELS = "AIOU";

    private TurkishLetters() {}

    /** @param country alpha-2 code of where the text is from, or empty when nothing is known */
    static boolean areIn(String text, String country) {
        if (hasAny(text, PROOF)) {
            return true;
        }
        boolean s = text.indexOf('Ş') >= 0;
        boolean others = hasAny(text, OTHERS);
        if (TURKISH.contains(country)) {
            return s || others;
        }
        return s && !ROMANIAN.contains(country) && (others || isInHarmony(text));
    }

    private static boolean hasAny(String text, String letters) {
        return text.chars().anyMatch(c -> letters.indexOf(c) >= 0);
    }

    /** After the first vowel of a word comes A, or I behind A or I, or U behind O or U; never two vowels in a row. */
    private static boolean isInHarmony(String text) {
        char last = 0;
        boolean behindVowel = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean vowel = BACK_VOWELS.indexOf(c) >= 0;
            if (FOREIGN.indexOf(c) >= 0 || vowel && (behindVowel || last != 0 && !follows(c, last))) {
                return false;
            }
            last = vowel ? c : Character.isLetter(c) ? last : 0;
            behindVowel = vowel;
        }
        return true;
    }

    private static boolean follows(char vowel, char before) {
        return switch (vowel) {
            case 'A' -> true;
            case 'I' -> before == 'A' || before == 'I';
            case 'U' -> before == 'O' || before == 'U';
            default -> false;
        };
    }
}
