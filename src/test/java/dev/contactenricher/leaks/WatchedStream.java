package dev.contactenricher.leaks;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Passes on what is printed, and shows each line to a {@link Leaks}. */
final class WatchedStream extends OutputStream {

    private static final int LONGEST_LINE = 1 << 20;

    private final PrintStream target;
    private final Leaks leaks;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    WatchedStream(PrintStream target, Leaks leaks) {
        this.target = target;
        this.leaks = leaks;
    }

    @Override
    public synchronized void write(int value) {
        target.write(value);
        if (value == '\n' || line.size() > LONGEST_LINE) {
            leaks.inspect("output", line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(value);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public void flush() {
        target.flush();
    }
}
