package dev.contactenricher.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as text, in their {@link TextCharset}. Behind the text stands {@link #END} on a line of its own, unless a quote is
 * still open there.
 */
final class TextStream extends Reader {

    static final String END = "\0";

    private static final char MARK = '\uFEFF';
    private static final int CHUNK = 8 * 1024;

    private final InputStream source;
    private final byte[] chunk = new byte[CHUNK];
    private final ByteBuffer bytes = ByteBuffer.wrap(chunk).limit(0);
    private final CharBuffer end = CharBuffer.wrap("\n" + END);
    private final CharsetDecoder decoder;
    private boolean isAtStart = true;
    private boolean isExhausted;
    private boolean isDecoded;
    private char last;
    private long line = 1;

    TextStream(InputStream source, @Nullable Charset named) throws IOException {
        this.source = source;
        fill();
        if (TextCharset.isWorkbook(chunk, bytes.limit())) {
            throw new NotTextException("A workbook is no CSV; save its sheet as one", 1);
        }
        decoder = TextCharset.of(chunk, bytes.limit(), named)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** What stands there is no text. */
    static final class NotTextException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String rule;
        private final long line;

        NotTextException(String rule, long line) {
            super(rule);
            this.rule = rule;
            this.line = line;
        }

        /** The one that was broken. */
        String rule() {
            return rule;
        }

        /** The physical line. */
        long line() {
            return line;
        }
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (!isDecoded) {
            CharBuffer out = CharBuffer.wrap(target, offset, length).slice();
            decode(out);
            int count = withoutMark(target, offset, out.position());
            if (count > 0) {
                look(target, offset, count);
                return count;
            }
        }
        int count = Math.min(length, end.remaining());
        end.get(target, offset, count);
        return count == 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private void decode(CharBuffer out) throws IOException {
        CoderResult result = decoder.decode(bytes, out, isExhausted);
        if (result.isError() && out.position() == 0) {
            throw new NotTextException(
                    "A byte is not text in this charset; another is named as in text/csv; charset=windows-1252", line);
        } else if (result.isUnderflow() && isExhausted) {
            isDecoded = !decoder.flush(out).isOverflow();
        } else if (result.isUnderflow()) {
            fill();
        }
    }

    private int withoutMark(char[] target, int offset, int count) {
        if (count == 0 || !isAtStart) {
            return count;
        }
        isAtStart = false;
        if (target[offset] != MARK) {
            return count;
        }
        System.arraycopy(target, offset + 1, target, offset, count - 1);
        return count - 1;
    }

    /** A line ends with CR, LF, or both. */
    private void look(char[] target, int offset, int count) throws NotTextException {
        for (int i = offset; i < offset + count; i++) {
            char c = target[i];
            if (c == '\0') {
                throw new NotTextException("A zero byte is not text", line);
            }
            if (c == '\r' || c == '\n' && last != '\r') {
                line++;
            }
            last = c;
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = source.readNBytes(chunk, bytes.position(), bytes.remaining());
        isExhausted = count < bytes.remaining();
        bytes.position(bytes.position() + count).flip();
    }
}
