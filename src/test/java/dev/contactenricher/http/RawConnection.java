package dev.contactenricher.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A caller who does not keep to HTTP: bytes as they are, at any pace. */
public final class RawConnection implements AutoCloseable {

    private static final int MOST_WAITING_MILLIS = 60_000;

    private final Socket socket;

    public RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(MOST_WAITING_MILLIS);
    }

    /** One that takes little at a time; what is beyond stays with the sender. */
    public RawConnection(int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(receiveBuffer);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(MOST_WAITING_MILLIS);
    }

    public RawConnection send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawConnection send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Whether the other side still listens; a cut connection shows at the latest at the second write. */
    public boolean takes(String text) {
        try {
            send(text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public boolean hasAnswer() {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that comes until the other side ends the connection. */
    public String readAll() throws IOException {
        var all = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        try {
            for (int count; (count = socket.getInputStream().read(buffer)) >= 0; ) {
                all.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException reset) {
            // as good as an end
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** The answer's first line, such as {@code HTTP/1.1 200}. */
    public String readStatus() throws IOException {
        var line = new StringBuilder();
        for (int next; (next = socket.getInputStream().read()) >= 0 && next != '\r'; ) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
