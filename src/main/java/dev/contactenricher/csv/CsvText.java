package dev.contactenricher.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text: by their byte order mark, else by the charset that their sender names, else as UTF-16 where every other
 * byte of the beginning is zero, else as UTF-8.
 *
 * @param text as far as it can be read, without the mark
 * @param isWhole whether that is all of it
 */
record CsvText(String text, boolean isWhole) {

    private static final char MARK = '\uFEFF';

    static CsvText of(byte[] bytes, @Nullable Charset named) {
        var in = ByteBuffer.wrap(bytes);
        var decoder = charset(bytes, named)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(in, out, true);
        boolean isWhole = !result.isError() && !decoder.flush(out).isError();
        String text = out.flip().toString();
        return new CsvText(text.indexOf(MARK) == 0 ? text.substring(1) : text, isWhole);
    }

    /** The physical line on which it ends. */
    long lastLine() {
        return 1 + text.chars().filter(c -> c == '\n').count();
    }

    @Override
    public String toString() {
        return "CsvText[…]";
    }

    private static Charset charset(byte[] bytes, @Nullable Charset named) {
        if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        } else if (begins(bytes, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        } else if (begins(bytes, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        } else if (named != null) {
            return named;
        } else if (bytes.length > 1 && bytes[0] != 0 && bytes[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return bytes.length > 1 && bytes[0] == 0 && bytes[1] != 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
