package dev.contactenricher.standin;

import static java.util.Objects.requireNonNull;

import dev.contactenricher.standin.OddAnswers.OddAnswer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A server on a raw socket that sends odd answers, and passes on to another one whatever is to be answered well. */
public final class OddPeer implements AutoCloseable {

    private static final String LENGTH = "content-length:";

    private final Function<Request, @Nullable OddAnswer> choice;
    private final Supplier<@Nullable URI> well;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A request as it came in.
     *
     * @param head its first line and its headers
     */
    public record Request(String head, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public @Nullable String header(String name) {
            return head.lines()
                    .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Sends it to whoever asks. */
    public OddPeer(OddAnswer answer) {
        this(request -> answer, () -> null);
    }

    /**
     * @param choice null for what is answered well
     * @param well who answers it
     */
    public OddPeer(Function<Request, @Nullable OddAnswer> choice, Supplier<@Nullable URI> well) {
        this.choice = choice;
        this.well = well;
        try {
            server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException closed) {
            // that is the end
        }
    }

    /** One request a connection. */
    private void serve(Socket socket) {
        try (socket) {
            Request request = read(new BufferedInputStream(socket.getInputStream()));
            OddAnswer odd = choice.apply(request);
            OutputStream out = socket.getOutputStream();
            if (odd == null) {
                passOn(request, out);
            } else {
                odd.script().play(out);
            }
            out.flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            // the caller has had enough
        }
    }

    private void passOn(Request request, OutputStream out) throws IOException {
        URI to = requireNonNull(well.get());
        try (var other = new Socket(to.getHost(), to.getPort())) {
            String head = request.head().replaceFirst("(?i)\r\nconnection:[^\r]*", "");
            other.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            other.getOutputStream().write(request.body());
            other.getInputStream().transferTo(out);
        }
    }

    private static Request read(InputStream in) throws IOException {
        var head = new StringBuilder();
        int length = 0;
        String line = line(in);
        while (!line.isEmpty()) {
            head.append(line).append("\r\n");
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
            line = line(in);
        }
        return new Request(head.toString(), in.readNBytes(length));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw new IOException("the caller is gone");
            }
            line.append((char) next);
            next = in.read();
        }
        return line.toString().stripTrailing();
    }
}
