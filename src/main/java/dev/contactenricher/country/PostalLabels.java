package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that stand before a postal code, the dots that stand in it, and the hyphen between a marked one and its town. */
public final class PostalLabels {

    /** What forms and people write before a code: {@code PIN 122103}, {@code Τ.Κ. 262 21}, {@code 邮编：200120}. */
    private static final Pattern LABEL =
            Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(?:pin(?: ?code)?|zip(?: ?code)?|post(?:al)? ?code|plz"
                    + "|postleitzahl|c[oó]d(?:igo|\\.)? postal|code postal|kod pocztowy|cod po[sș]tal|psč|irsz|kode pos|postnr|postnummer"
                    + "|cap(?=[ :.]+\\d{5}(?!\\d))|c\\.?p\\.?(?=[ :.]*\\d{5}(?!\\d))|cep|почтовый индекс|индекс|(?:поштовий )?індекс|пощенски код|п\\.к|т\\.?κ|τ\\.?κ"
                    + "|邮编|邮政编码|郵遞區號|郵便番号|우편번호|รหัสไปรษณีย์|کد ?پستی|الرمز البريدي|رمز بريدي|מיקוד|पिन(?: ?कोड)?)"
                    + "\\s*[:：.#=–-]*\\s*(?=\\p{Nd}{3})");

    /** {@code 80.010-010}. */
    private static final Pattern DOTTED = Pattern.compile("(?<![\\d.])(\\d{2})\\.(\\d{3}-\\d{3})(?!\\d)");

    /** {@code D-10115-Berlin}. */
    private static final Pattern GLUED = Pattern.compile("(?<![\\p{L}\\p{N}])([A-Z]{1,3}-\\d{4,6})-(?=\\p{L}{2})");

    /** Their last words: hardly any address has one before a number, so that the pattern is seldom needed. */
    private static final Set<String> LAST_WORDS = Set.of(
            ("pin pincode code zip zipcode postcode plz postleitzahl postal pocztowy poştal poștal psč irsz pos postnr postnummer cap cp"
                            + " c.p cep индекс індекс код п.к τκ τ.κ тκ т.κ 邮编 邮政编码 郵遞區號 郵便番号 우편번호 รหัสไปรษณีย์"
                            + " کدپستی پستی البريدي بريدي מיקוד पिन कोड")
                    .split(" "));

    private static final Pattern BEFORE_NUMBER =
            Pattern.compile("(?<![\\p{L}\\p{M}.])[\\p{L}\\p{M}.]++(?=[^\\p{L}\\p{Nd}]{0,4}\\p{Nd}{3})");

    private PostalLabels() {}

    /** Without the words before a postal code that say what it is, and with its own signs only. */
    public static String removed(String text) {
        String plain = hasLabel(text) ? LABEL.matcher(text).replaceAll("") : text;
        return plain.indexOf('-') < 0
                ? plain
                : DOTTED.matcher(GLUED.matcher(plain).replaceAll("$1 ")).replaceAll("$1$2");
    }

    private static boolean hasLabel(String text) {
        Matcher word = BEFORE_NUMBER.matcher(text);
        while (word.find()) {
            if (LAST_WORDS.contains(Words.trim(word.group(), c -> c == '.').toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
