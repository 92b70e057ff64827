package dev.contactenricher.proof;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * All members of a gzip file (RFC 1952). What follows the last one must be zeros, or it is an error; the JDK passes over
 * anything there, so that a file would be more than was checked.
 */
final class Gunzip extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final PushbackInputStream source;
    private @Nullable Member member;

    Gunzip(InputStream source) throws IOException {
        this.source = new PushbackInputStream(new NothingAhead(source), BUFFER);
        this.member = new Member(this.source);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (member != null) {
            int count = member.read(target, offset, length);
            if (count >= 0) {
                return count;
            }
            member.giveBack(source);
            member = next();
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private @Nullable Member next() throws IOException {
        int first = source.read();
        while (first == 0) {
            first = source.read();
        }
        if (first < 0) {
            return null;
        }
        source.unread(first);
        return new Member(source);
    }

    private static final class Member extends GZIPInputStream {

        private static final int TRAILER = 8;

        Member(InputStream source) throws IOException {
            super(source, BUFFER / 2);
        }

        /** What was read of the source beyond the trailer. */
        void giveBack(PushbackInputStream to) throws IOException {
            int beyond = inf.getRemaining() - TRAILER;
            if (beyond > 0) {
                to.unread(buf, len - beyond, beyond);
            }
        }
    }

    /** Keeps the JDK from looking for a next member by itself, where it can. */
    private static final class NothingAhead extends FilterInputStream {

        NothingAhead(InputStream source) {
            super(source);
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
