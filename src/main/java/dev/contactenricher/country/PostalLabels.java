package dev.contactenricher.country;

import dev.contactenricher.text.Words;
import java.util.regex.Pattern;

/** The words that stand before a postal code, and the dots that stand in it. */
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

    private PostalLabels() {}

    /** Without the words before a postal code that say what it is. */
    public static String removed(String text) {
        if (!Words.hasDigit(text)) {
            return text;
        }
        String plain = LABEL.matcher(text).replaceAll("");
        return plain.indexOf('.') < 0 ? plain : DOTTED.matcher(plain).replaceAll("$1$2");
    }
}
