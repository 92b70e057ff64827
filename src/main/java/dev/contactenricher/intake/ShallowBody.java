package dev.contactenricher.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * JSON with everything blanked out that is nested deeper than it is read, so that a parser behind it meets one level
 * too many and no more: without this, each level of a contact costs it memory, or the whole batch fails with the contact.
 * What is too deep becomes a zero, so that JSON stays JSON; a byte order mark becomes blanks.
 */
final class ShallowBody extends FilterInputStream {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final int levels;
    private int position;
    private int depth;
    private boolean inText;
    private boolean isEscaped;

    /** @param levels how many objects and arrays in one another are left as they are */
    ShallowBody(InputStream utf8, int levels) {
        super(utf8);
        this.levels = levels;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        return next < 0 ? next : seen((byte) next) & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int i = offset; i < offset + count; i++) {
            target[i] = seen(target[i]);
        }
        return count;
    }

    /** @return the byte to be read in its place */
    private byte seen(byte next) {
        if (position < MARK.length && next == MARK[position++]) {
            return ' ';
        }
        int before = depth;
        if (inText) {
            inText = isEscaped || next != '"';
            isEscaped = !isEscaped && next == '\\';
        } else {
            switch (next) {
                case '"' -> inText = true;
                case '[', '{' -> depth++;
                case ']', '}' -> depth--;
                default -> {}
            }
        }
        if (before > levels) {
            return ' ';
        }
        return (byte) (depth > levels ? '0' : next);
    }
}
