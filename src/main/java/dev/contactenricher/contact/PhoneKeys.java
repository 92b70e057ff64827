package dev.contactenricher.contact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The matching keys of phones: E.164, for those that are written in two ways one of them, and behind it the extension.
 * Brazil put a 9 before the eight digits of its mobile numbers (Anatel, resolution 553/2010), Argentina has one before the
 * area code of mobile numbers when they are called from abroad (ITU-T E.164 national numbering plan of Argentina).
 */
public final class PhoneKeys {

    private static final char BEFORE_EXTENSION = 'x';
    private static final Pattern BRAZILIAN = Pattern.compile("(\\+55[1-9][0-9])(9?)([6-9][0-9]{7})");
    private static final Pattern ARGENTINE = Pattern.compile("(\\+54)(9?)([1-8][0-9]{9})");

    private PhoneKeys() {}

    static String of(String e164, @Nullable String extension) {
        String line = written(BRAZILIAN.matcher(e164), "$19$3", written(ARGENTINE.matcher(e164), "$1$3", e164));
        return extension == null ? line : line + BEFORE_EXTENSION + extension;
    }

    /** The key of the number without its extension, or null for one that has none. */
    public static @Nullable String withoutExtension(String key) {
        int end = key.indexOf(BEFORE_EXTENSION);
        return end < 0 ? null : key.substring(0, end);
    }

    /**
     * The other E.164 writing that has the same key, or null: what an earlier release, whose key was E.164 itself, may
     * have kept.
     */
    public static @Nullable String otherWriting(String key) {
        String other = written(BRAZILIAN.matcher(key), "$1$3", written(ARGENTINE.matcher(key), "$19$3", key));
        return other.equals(key) ? null : other;
    }

    private static String written(Matcher matcher, String form, String otherwise) {
        return matcher.matches() ? matcher.replaceFirst(form) : otherwise;
    }
}
