package dev.contactenricher.text;

/**
 * What spellings of one name have in common. In the scripts of South Asia, the Near East and Cambodia: nukta, virama and the
 * length of vowels in the first, points, tatweel and the forms of alif, ya, kaf and ha in the second (Unicode Standard,
 * chapters 9, 12 and 16). In the Latin script: letters that no decomposition makes plain.
 */
public final class Letters {

    /** The first character that is of any concern here. */
    public static final int FIRST = 0x590;

    /** Makes no difference: left out. */
    public static final int NONE = -1;

    private static final int FIRST_INDIC = 0x900;
    private static final int LAST_INDIC = 0xD7F;
    private static final int BLOCK = 0x80;

    private Letters() {}

    public static int fold(int c) {
        if (c >= FIRST_INDIC && c <= LAST_INDIC) {
            return indic(c);
        }
        return switch (c) {
            case 'أ', 'إ', 'آ', 'ٱ' -> 'ا';
            case 'ى', 'ی', 'ے', 'ئ' -> 'ي';
            case 'ک', 'ڪ' -> 'ك';
            case 'ة', 'ۀ', 'ہ', 'ھ', 'ە' -> 'ه';
            case 'ؤ' -> 'و';
            case 'ـ', 'ء', 0x17D2, 0x1039, 0x103A -> NONE;
            default -> isPoint(c) ? NONE : c;
        };
    }

    /** Appends a small letter as people write it that do not have it on their keyboards: ß, æ, ø, ł, þ and the like. */
    public static void appendPlain(StringBuilder text, int c) {
        switch (c) {
            case 'ß' -> text.append("ss");
            case 'æ' -> text.append("ae");
            case 'œ' -> text.append("oe");
            case 'ø' -> text.append('o');
            case 'ł' -> text.append('l');
            case 'đ', 'ð' -> text.append('d');
            case 'þ' -> text.append("th");
            case 'ı' -> text.append('i');
            default -> text.appendCodePoint(c);
        }
    }

    /** All blocks from Devanagari to Malayalam are laid out alike. */
    private static int indic(int c) {
        int start = c - c % BLOCK;
        return switch (c % BLOCK) {
            case 0x3C, 0x4D -> NONE;
            case 0x01 -> start + 0x02;
            case 0x08 -> start + 0x07;
            case 0x0A -> start + 0x09;
            case 0x40 -> start + 0x3F;
            case 0x42 -> start + 0x41;
            case 0x47 -> start + 0x46;
            case 0x4B -> start + 0x4A;
            default -> c;
        };
    }

    /** Hebrew and Arabic vowel points. */
    private static boolean isPoint(int c) {
        return c >= 0x591 && c <= 0x5C7 && Character.getType(c) == Character.NON_SPACING_MARK
                || c >= 0x64B && c <= 0x65F
                || c == 0x670;
    }
}
