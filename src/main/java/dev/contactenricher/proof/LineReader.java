package dev.contactenricher.proof;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file line by line, compressed with gzip or not, without judging its encoding: what is not UTF-8 is a fault of
 * its line. A line that is longer than any entry is cut, one byte beyond
 * that, so that memory stays constant whatever the file holds.
 */
public final class LineReader implements Closeable {

    private static final int MAX_LINE = EntryReader.LONGEST_LINE + 1;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int end;

    private LineReader(InputStream in) {
        this.in = in;
    }

    public static LineReader open(Path file) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            return new LineReader(isGzip(in) ? new Gunzip(in) : in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** The next line without its line feed, or null at the end of the file. */
    public byte @Nullable [] read() throws IOException {
        line.reset();
        boolean begun = false;
        while (next < end || fill()) {
            begun = true;
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            line.write(buffer, from, Math.min(next - from, MAX_LINE - line.size()));
            if (next < end) {
                next++;
                return line.toByteArray();
            }
        }
        return begun ? line.toByteArray() : null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzip;
    }
}
