package dev.contactenricher.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading a request body that is longer than allowed, whatever its {@code Content-Length} says. */
final class LimitedBody extends FilterInputStream {

    private long left;

    LimitedBody(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    /** The body has more bytes than the limit. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("The body is longer than allowed");
        }
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        if (next >= 0) {
            take(1);
        }
        return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            take(count);
        }
        return count;
    }

    private void take(int count) throws TooLong {
        left -= count;
        if (left < 0) {
            throw new TooLong();
        }
    }
}
