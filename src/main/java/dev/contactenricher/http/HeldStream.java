package dev.contactenricher.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** What is written to a {@link HeldResponse}. */
final class HeldStream extends ServletOutputStream {

    private final HeldResponse response;

    HeldStream(HeldResponse response) {
        this.response = response;
    }

    @Override
    public void write(int one) throws IOException {
        response.write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        response.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        response.flushBuffer();
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        throw new IllegalStateException("The answer is held");
    }
}
