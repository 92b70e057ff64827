package dev.contactenricher.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The charset of a text: that of its byte order mark, else the one that its sender names, else UTF-16 where every other byte
 * of the beginning is zero, else UTF-8.
 */
final class TextCharset {

    private TextCharset() {}

    /** @param start the beginning of the text, in the first {@code length} bytes */
    static Charset of(byte[] start, int length, @Nullable Charset named) {
        if (begins(start, length, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        } else if (begins(start, length, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        } else if (begins(start, length, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        } else if (named != null) {
            return named;
        } else if (length > 1 && start[0] != 0 && start[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return length > 1 && start[0] == 0 && start[1] != 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    /** Excel's and other programs' files, which are archives, or compound files of former versions. */
    static boolean isWorkbook(byte[] start, int length) {
        return begins(start, length, 'P', 'K', 3, 4) || begins(start, length, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean begins(byte[] start, int length, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
